import { resolve } from 'node:path';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { cacheError, type Checked } from '../checked.ts';
import { errorCode } from '../folder/error-code.ts';
import { prepareCacheFolder } from '../folder/prepare-cache-folder.ts';
import { readSalt } from '../folder/read-salt.ts';
import { cacheKeyOf } from '../key/cache-key-of.ts';
import type { AnswerCache } from './answer-cache.ts';
import { clearStore } from './clear-store.ts';
import { explainKey } from './explain-key.ts';
import { getAnswer } from './get-answer.ts';
import { measureStore, type CacheStats } from './measure-store.ts';
import { createProblemList } from './problem-list.ts';
import { pruneStore } from './prune-store.ts';
import { createPruner } from './pruner.ts';
import { putAnswer } from './put-answer.ts';
import { restoreArtifacts, restoreFiles } from './restore-answer.ts';
import type { Store } from './store.ts';
import { unusableCache } from './unusable-cache.ts';

export interface CacheOptions {
  /** A folder of its own; it is made when it is not there. */
  readonly dir: string;
  /** Of all files in it; what was used least recently goes first. @default 1 GiB */
  readonly maxBytes?: number;
  /** Older answers are not given. @default 30 days */
  readonly maxAgeMs?: number;
  readonly clock?: Pick<Clock, 'wall'>;
  /** Called with each problem as it comes. */
  readonly onProblem?: (problem: ErrorDetail) => void;
}

const gibibyte = 1_073_741_824;
const monthMs = 30 * 24 * 60 * 60_000;

/** Opens a folder of answers. Never rejects: one that cannot be used has none, and says why. */
export async function openCache(options: CacheOptions): Promise<AnswerCache> {
  const dir = resolve(options.dir);
  const problems = createProblemList(options.onProblem);
  const refused = await prepareCacheFolder(dir);
  if (refused !== undefined) return unusableCache(dir, problems.add(refused));
  const store: Store = {
    dir,
    problems,
    clock: options.clock ?? { wall: () => new Date() },
    maxBytes: options.maxBytes ?? gibibyte,
    maxAgeMs: options.maxAgeMs ?? monthMs,
  };
  const salt = await readSalt(dir);
  const pruner = createPruner(store);
  await pruner.open();

  return {
    dir,
    usable: true,
    problems: problems.all,
    keyOf: (facts) => cacheKeyOf(facts, { salt }),
    get: (key) => getAnswer(store, key),
    async put(answer, { artifacts } = {}) {
      const given = artifacts === undefined ? { answer } : { answer, artifacts };
      const put = await putAnswer(store, given);
      if (put.ok) pruner.grow(put.value);
      else for (const error of put.errors) problems.add(error);
      return put;
    },
    restoreFiles: (hit, { place }) => reported(restoreFiles(store, { hit, place })),
    restoreArtifacts: (hit, { into }) => reported(restoreArtifacts(store, { hit, into })),
    explain: (key, asked) => explainKey(store, { key, asked }),
    stats: () => reported(measure(store)),
    prune: () => pruner.alone(pruneStore),
    clear: () => pruner.alone(clearStore),
    close: () => pruner.close(),
    [Symbol.asyncDispose]: () => pruner.close(),
  };

  async function reported<Value>(work: Promise<Checked<Value>>): Promise<Checked<Value>> {
    const done = await work;
    if (!done.ok) for (const error of done.errors) problems.add(error);
    return done;
  }
}

async function measure(store: Store): Promise<Checked<CacheStats>> {
  try {
    return { ok: true, value: await measureStore(store) };
  } catch (error) {
    const message = `${store.dir} cannot be listed: ${errorCode(error)}`;
    return { ok: false, errors: [cacheError({ code: 'CACHE_READ_FAILED', message })] };
  }
}
