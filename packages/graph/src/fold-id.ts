const lowerAscii = /^[ -@[-~]*$/;

/**
 * A key that is equal for ids that differ only in letter case or Unicode form: NFC, then case
 * folding. Lower, upper, lower reaches what one step misses (`ẞ`, `ß` and `SS`; `ς` and `σ`).
 */
export function foldId(id: string): string {
  if (lowerAscii.test(id)) return id;
  return id.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}
