const lowerAscii = /^[ -@[-~]*$/;

/**
 * A key that is equal for ids that differ only in letter case or Unicode form: NFC, then case
 * folding. Lower, upper, lower reaches what one step misses (`ẞ`, `ß` and `SS`; `ς` and `σ`), and
 * takes the dotless `ı` for `i`. The selector that only colours an emoji does not count.
 */
export function foldId(id: string): string {
  if (lowerAscii.test(id)) return id;
  const text = id.replaceAll('\u{FE0F}', '').normalize('NFC');
  return text.toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}
