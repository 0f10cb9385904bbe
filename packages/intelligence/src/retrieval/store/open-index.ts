import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './connect.ts';
import { createTables } from './create-tables.ts';
import type { IndexDatabase } from './index-database.ts';
import { indexFile, listGenerations, type IndexPlace } from './index-place.ts';
import { openFile } from './open-file.ts';
import { sqliteFailure } from './sqlite-failure.ts';

const rebuilt = 'The index file was damaged; the index has been built anew.';

/**
 * Opens the index of a workspace, or begins one. A damaged file is given up for the next generation
 * rather than replaced: another process may hold it open, and finds what SQLite keeps beside it by
 * its name. Where nothing can be written, the index is in memory.
 */
export function openIndex(place: IndexPlace, { after = 0 } = {}): IndexDatabase {
  try {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    hideFromGit(place.folder);
    const generation = Math.max(listGenerations(place)[0] ?? 1, after + 1);
    return openGeneration(place, { generation, notes: after === 0 ? [] : [rebuilt] });
  } catch (error) {
    return openInMemory(error);
  }
}

/** An index can be built again, and holds whole sources: it is nothing to commit. */
function hideFromGit(folder: string): void {
  const file = join(folder, '.gitignore');
  if (!existsSync(file)) writeFileSync(file, 'retrieval-*\n.gitignore\n');
}

/** An index that lasts as long as this process, because of what went wrong with a file. */
export function openInMemory(error: unknown): IndexDatabase {
  const database = connect(':memory:');
  database.exec(createTables);
  const why = error instanceof Error ? error.message : String(error);
  const notes = [`The index is in memory, built anew by each process: ${why}`];
  return { database, file: null, generation: 0, notes };
}

function openGeneration(
  place: IndexPlace,
  { generation, notes }: Pick<IndexDatabase, 'generation' | 'notes'>,
): IndexDatabase {
  const file = indexFile(place, generation);
  try {
    const database = openFile(file);
    removeBefore(place, generation);
    return { database, file, generation, notes };
  } catch (error) {
    if (sqliteFailure(error) !== 'damaged' || notes.length > 0) throw error;
    return openGeneration(place, { generation: generation + 1, notes: [rebuilt] });
  }
}

function removeBefore(place: IndexPlace, generation: number): void {
  for (const old of listGenerations(place).filter((number) => number < generation)) {
    for (const ending of ['', '-wal', '-shm']) {
      rmSync(`${indexFile(place, old)}${ending}`, { force: true });
    }
  }
}
