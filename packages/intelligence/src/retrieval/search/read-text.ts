import type { DatabaseSync } from 'node:sqlite';

/** The text of a file as it was indexed; empty when it is not in the index. */
export function readText(database: DatabaseSync, path: string): string {
  return String(
    database.prepare('select text from files where path = ?').get(path)?.['text'] ?? '',
  );
}
