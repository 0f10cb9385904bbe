/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const primary = {
  busy: [5, 6],
  damaged: [11, 26],
  unwritable: [8, 10, 13, 14, 23],
} as const;

export type SqliteFailure = keyof typeof primary | 'other';

/** What kind of failure SQLite threw: its extended codes hold the primary one in their low byte. */
export function sqliteFailure(error: unknown): SqliteFailure {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : null;
  if (typeof code !== 'number') return 'other';
  for (const kind of ['busy', 'damaged', 'unwritable'] as const) {
    if ((primary[kind] as readonly number[]).includes(code & 0xff)) return kind;
  }
  return 'other';
}
