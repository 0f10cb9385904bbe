import type { DatabaseSync } from 'node:sqlite';
import { loadSqlite } from './load-sqlite.ts';

/** How long one process waits for another that writes: a write takes far less. */
const busyMs = 5000;

/** @throws where this Node has no `node:sqlite`, or what SQLite throws. */
export function connect(path: string): DatabaseSync {
  const sqlite = loadSqlite();
  if (!sqlite) throw new Error('This Node has no node:sqlite.');
  const database = new sqlite.DatabaseSync(path);
  try {
    // What is lost with the power is indexed again.
    database.exec(`pragma busy_timeout = ${busyMs}; pragma synchronous = normal`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
