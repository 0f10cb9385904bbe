import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { placePrivateFile } from '../folder/private-files.ts';

const pruneStateSchema = z.strictObject({
  schema_version: z.literal(1),
  pruned_at: z.iso.datetime(),
  bytes: z.int().nonnegative(),
});
export type PruneState = Omit<z.infer<typeof pruneStateSchema>, 'schema_version'>;

/** When any process pruned last and what it left; null when that is not known. */
export async function readPruneState(dir: string): Promise<PruneState | null> {
  try {
    return pruneStateSchema.parse(JSON.parse(await readFile(pathOf(dir), 'utf8')));
  } catch {
    return null;
  }
}

export async function writePruneState(dir: string, state: PruneState): Promise<void> {
  await placePrivateFile(pathOf(dir), JSON.stringify({ schema_version: 1, ...state }));
}

function pathOf(dir: string): string {
  return join(dir, 'state.json');
}
