import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { connect } from './connect.ts';
import { createTables } from './create-tables.ts';
import { sqliteFailure } from './sqlite-failure.ts';

/** Opens an index file, or begins one. @throws what SQLite and the file system throw. */
export function openFile(file: string): DatabaseSync {
  // SQLite gives the files beside it the mode of this one.
  closeSync(openSync(file, 'a', 0o600));
  const database = connect(file);
  try {
    useWal(database);
    database.exec('begin immediate');
    const { user_version: version } = database.prepare('pragma user_version').get() ?? {};
    if (version === 0) database.exec(`${createTables} pragma user_version = 1;`);
    database.exec('commit');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Where two processes begin at once, one changes the mode for both. */
function useWal(database: DatabaseSync): void {
  try {
    database.exec('pragma journal_mode = wal');
  } catch (error) {
    if (sqliteFailure(error) !== 'busy') throw error;
  }
}
