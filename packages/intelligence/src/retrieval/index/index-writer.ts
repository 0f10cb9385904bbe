import type { DatabaseSync } from 'node:sqlite';
import { isTestPath } from '../workspace/is-test-path.ts';
import type { KnownFile } from './known-file.ts';
import type { NewFile } from './new-file.ts';

export interface IndexWriter {
  /** Puts files in place of what was known of their paths, all or none. */
  readonly put: (files: readonly NewFile[]) => void;
  /** The content is the same, size or time are not. */
  readonly touch: (file: Pick<KnownFile, 'id' | 'bytes' | 'modifiedNs' | 'settled'>) => void;
  readonly remove: (paths: readonly string[]) => void;
}

/** Writes to the index. Every call is one transaction, so other processes see whole files only. */
export function createWriter(database: DatabaseSync): IndexWriter {
  const dropTerms = database.prepare(
    'delete from terms where rowid in (select c.id from chunks c join files f on f.id = c.file_id where f.path = ?)',
  );
  const dropChunks = database.prepare(
    'delete from chunks where file_id = (select id from files where path = ?)',
  );
  const dropFile = database.prepare('delete from files where path = ?');
  const addFile = database.prepare(
    `insert into files (path, kind, language, is_test, bytes, modified_ns, settled, sha256, left_out, text)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addChunk = database.prepare(
    'insert into chunks (file_id, start_line, end_line, symbols) values (?, ?, ?, ?)',
  );
  const addTerms = database.prepare(
    'insert into terms (rowid, path, symbols, body) values (?, ?, ?, ?)',
  );
  const touchFile = database.prepare(
    'update files set bytes = ?, modified_ns = ?, settled = ? where id = ?',
  );

  const drop = (path: string): void => {
    for (const statement of [dropTerms, dropChunks, dropFile]) statement.run(path);
  };
  const add = ({ file, chunks, ...facts }: NewFile): void => {
    const { lastInsertRowid: id } = addFile.run(
      file.path,
      file.kind,
      facts.language,
      Number(isTestPath(file.path)),
      file.bytes,
      file.modifiedNs,
      Number(facts.settled),
      facts.sha256,
      facts.leftOut,
      facts.text,
    );
    for (const { startLine, endLine, symbols, terms } of chunks) {
      const row = addChunk.run(id, startLine, endLine, JSON.stringify(symbols)).lastInsertRowid;
      addTerms.run(row, terms.path, terms.symbols, terms.body);
    }
  };

  return {
    put: (files) =>
      inTransaction(database, () => {
        for (const file of files) {
          drop(file.file.path);
          add(file);
        }
      }),
    touch: ({ id, bytes, modifiedNs, settled }) => {
      touchFile.run(bytes, modifiedNs, Number(settled), id);
    },
    remove: (paths) => inTransaction(database, () => paths.forEach(drop)),
  };
}

/** Immediate: a transaction that turns from reading to writing does not wait for others. */
function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate');
  try {
    work();
    database.exec('commit');
  } catch (error) {
    // After some failures SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
