import { randomBytes } from 'node:crypto';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Checked } from '../checked.ts';
import { cacheKeyOf } from '../key/cache-key-of.ts';
import type { AnswerCache } from './answer-cache.ts';

/** A cache on a folder that is not touched: without answers, so that every task runs. */
export function unusableCache(dir: string, problem: ErrorDetail): AnswerCache {
  const salt = randomBytes(32);
  const refuse = (): Promise<Checked<never>> => Promise.resolve({ ok: false, errors: [problem] });
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  return {
    dir,
    usable: false,
    problems: [problem],
    keyOf: (facts) => cacheKeyOf(facts, { salt }),
    get: nothing,
    put: refuse,
    restoreFiles: refuse,
    restoreArtifacts: refuse,
    explain: () => Promise.resolve({ reason: 'unknown_task' }),
    stats: refuse,
    prune: refuse,
    clear: refuse,
    close: nothing,
    [Symbol.asyncDispose]: nothing,
  };
}
