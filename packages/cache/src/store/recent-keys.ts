import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { canonicalJson } from '../key/canonical-json.ts';
import { makePrivateFolders, placePrivateFile } from '../folder/private-files.ts';
import { sha256Schema, type CacheEntry } from './cache-entry.ts';

/** Enough to find the one that is nearest; each is up to 60 KB. */
const mostKeys = 8;

const recentKeySchema = z.strictObject({
  key: sha256Schema,
  fields: z.record(z.string(), sha256Schema),
  created_at: z.iso.datetime(),
});
export type RecentKey = Readonly<z.infer<typeof recentKeySchema>>;

const recentKeysSchema = z.strictObject({
  schema_version: z.literal(1),
  agent: z.string(),
  task: z.string(),
  keys: z.array(recentKeySchema).describe('The newest first.'),
});

/** Whose keys to compare. */
export interface AskedTask {
  /** Name of the agent. */
  readonly agent: string;
  readonly task: string;
}

/** The folder below a cache with the last keys of each agent and task: digests, never input. */
export const recentFolder = 'recent';

/** The last keys that an agent answered a task under; none where the file is damaged. */
export async function readRecentKeys(dir: string, asked: AskedTask): Promise<readonly RecentKey[]> {
  try {
    const parsed = recentKeysSchema.parse(JSON.parse(await readFile(pathOf(dir, asked), 'utf8')));
    return parsed.agent === asked.agent && parsed.task === asked.task ? parsed.keys : [];
  } catch {
    return [];
  }
}

/** Of two processes that note a key at once, one may be forgotten. */
export async function noteKey(dir: string, entry: CacheEntry): Promise<void> {
  const { key, fields, created_at } = entry;
  const asked = { agent: entry.agent.name, task: entry.task };
  const before = (await readRecentKeys(dir, asked)).filter((known) => known.key !== key);
  const keys = [{ key, fields, created_at }, ...before].slice(0, mostKeys);
  const path = pathOf(dir, asked);
  await makePrivateFolders(dir, dirname(path));
  await placePrivateFile(path, JSON.stringify({ schema_version: 1, ...asked, keys }));
}

function pathOf(dir: string, { agent, task }: AskedTask): string {
  const hash = createHash('sha256')
    .update(canonicalJson([agent, task]))
    .digest('hex');
  return join(dir, recentFolder, `${hash}.json`);
}
