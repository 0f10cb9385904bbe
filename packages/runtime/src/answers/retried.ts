import type { JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { EarlierAnswers } from './earlier-answers.ts';
import type { RetryChoice } from './choose-reuse.ts';

/** The run that another one retries, and what that leaves out and takes over of it. */
export interface Retried {
  readonly parentRunId: string;
  readonly choice: RetryChoice;
  /** Tasks and items that are left out, and why. */
  readonly skip: ReadonlyMap<string, string>;
  /** Undefined where the traces of the earlier run are gone. */
  readonly answers: EarlierAnswers | undefined;
}

const storedRetrySchema = z.lazy(() =>
  z.object({
    from: z.array(z.string()),
    only: z.array(z.string()),
    skip: z.record(z.string(), z.string()),
  }),
);

/** As the plan.json of a run keeps it, so that whoever resumes the run leaves out the same. */
export function retryContextOf({ choice, skip }: Retried): JsonObject {
  const { from, only } = choice;
  return { retry: { from: [...from], only: [...only], skip: Object.fromEntries(skip) } };
}

/** Undefined for a run that retries none, and for one of a version that did not keep it. */
export function readRetryContext(
  context: JsonObject | undefined,
): Pick<Retried, 'choice' | 'skip'> | undefined {
  const read = storedRetrySchema.safeParse(context?.['retry']);
  if (!read.success) return undefined;
  const { from, only, skip } = read.data;
  return { choice: { from, only }, skip: new Map(Object.entries(skip)) };
}
