import type { DatabaseSync } from 'node:sqlite';
import type { KnownFile } from './known-file.ts';

/** What the index remembers of each file, by path. */
export function listKnown(database: DatabaseSync): ReadonlyMap<string, KnownFile> {
  const rows = database.prepare('select id, path, bytes, modified_ns, settled, sha256 from files');
  const known = new Map<string, KnownFile>();
  for (const row of rows.iterate()) {
    const path = String(row['path']);
    known.set(path, {
      id: Number(row['id']),
      path,
      bytes: Number(row['bytes']),
      modifiedNs: String(row['modified_ns']),
      settled: row['settled'] === 1,
      sha256: String(row['sha256']),
    });
  }
  return known;
}
