import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Job } from './messages.ts';

type Runs = {
  readonly [Kind in Job['kind']]: (job: Extract<Job, { kind: Kind }>) => Promise<JsonObject>;
};

/** What each job needs is loaded when the first of its kind comes. */
const runs: Runs = {
  quality: async ({ source, env }) => {
    const { answerQuality } = await import('../quality/answer-quality.ts');
    return await answerQuality(source, { env });
  },
  compliance: async ({ source, level, isNode }) => {
    const { answerCompliance } = await import('../compliance/answer-compliance.ts');
    return await answerCompliance(source, { level, isNode });
  },
  patterns: async ({ source }) => {
    const { answerPatterns } = await import('../patterns/answer-patterns.ts');
    return await answerPatterns(source);
  },
  optimization: async ({ source, functions }) => {
    const { answerOptimizations } = await import('../optimization/answer-optimizations.ts');
    return await answerOptimizations(source, { functions });
  },
};

export async function runJob<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
): Promise<JsonObject> {
  const run: (one: Extract<Job, { kind: Kind }>) => Promise<JsonObject> = runs[job.kind];
  return await run(job);
}
