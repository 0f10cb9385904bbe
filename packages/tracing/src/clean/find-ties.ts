import { join } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { listFolder } from '../readers/list-folder.ts';
import { readIndexes } from '../readers/read-indexes.ts';
import { isOwn } from './is-own.ts';
import type { RunTies } from './remove-run.ts';

/** Finds what of runs lies outside their folders. */
export interface TieFinder {
  of(run: { readonly runId: string; readonly folder: string }): RunTies;
  /** Bytes of an index that was found. */
  bytesOf(index: string): number;
}

const intoRun = /^runs\/([^/]+)\/tasks\/[^/]+\.json$/;

/** Indexes of ours and links into runs, among all that is in a trace folder. */
export async function findTies(fs: FileSystem, traceDir: string): Promise<TieFinder> {
  const listed = await listFolder(traceDir);
  const { files, links } = listed.ok ? listed.value : { files: [], links: [] };
  const linksOf = new Map<string, Map<string, string>>();
  for (const name of links) {
    const path = join(traceDir, name);
    const target = await fs.readLink(path).catch(() => '');
    const [, folder] = intoRun.exec(target) ?? [];
    if (folder === undefined || !name.endsWith('.json')) continue;
    const ofRun = linksOf.get(folder) ?? new Map<string, string>();
    linksOf.set(folder, ofRun.set(path, target));
  }
  const indexes = new Map<string, { readonly file: string; readonly bytes: number }>();
  for (const [runId, { file }] of await readIndexes(traceDir, files)) {
    const found = await fs.lstat(file).catch(() => null);
    if (found?.kind === 'file' && isOwn(found)) indexes.set(runId, { file, bytes: found.bytes });
  }
  const sizes = new Map([...indexes.values()].map(({ file, bytes }) => [file, bytes]));
  return {
    of: ({ runId, folder }) => ({
      index: indexes.get(runId)?.file ?? null,
      links: linksOf.get(folder) ?? new Map(),
    }),
    bytesOf: (index) => sizes.get(index) ?? 0,
  };
}
