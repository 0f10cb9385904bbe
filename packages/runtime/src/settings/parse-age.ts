const unitInMs = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** Milliseconds of `90s`, `5m`, `12h`, `7d` or `2w`; undefined for another text. */
export function parseAge(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdw])$/u.exec(text) ?? [];
  return amount === undefined || unit === undefined
    ? undefined
    : Number(amount) * unitInMs[unit as keyof typeof unitInMs];
}
