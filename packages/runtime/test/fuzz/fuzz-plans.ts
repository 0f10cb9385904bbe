import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentedCodes } from './documented-codes.ts';
import { mutatePlan } from './mutate-plan.ts';
import { tryPlan, tryValidation, type Fate } from './try-plan.ts';

interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** How many of the runs go through all that is checked before a run. */
  readonly validations: number;
  readonly onProgress?: (runs: number) => void;
}

/** How many plans came how far. */
export type Fates = Readonly<Record<Fate | 'validated', number>>;

/** Tries mutated plans, from `seed` on. @throws at the first plan that breaks something, with it. */
export async function fuzzPlans(options: FuzzOptions): Promise<Fates> {
  const { runs, seed, validations, onProgress } = options;
  const codes = documentedCodes();
  const every = Math.max(1, Math.floor(runs / Math.max(1, validations)));
  const cwd = await mkdtemp(join(tmpdir(), 'dispatch-fuzz-'));
  const fates = { 'refused by schema': 0, 'refused by graph': 0, accepted: 0, validated: 0 };
  try {
    for (let run = 0; run < runs; run += 1) {
      const plan = mutatePlan(seed + run);
      try {
        fates[await tryPlan(plan, codes)] += 1;
        if (run % every === 0) {
          await tryValidation(plan, { codes, cwd });
          fates.validated += 1;
        }
      } catch (cause) {
        const text = Buffer.from(plan.bytes).toString('utf8').slice(0, 3_000);
        const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
        throw new Error(`Plan --seed ${seed + run} (${plan.syntax}): ${message}\n${text}`, {
          cause,
        });
      }
      if (run % 10_000 === 9_999) onProgress?.(run + 1);
    }
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
  return fates;
}
