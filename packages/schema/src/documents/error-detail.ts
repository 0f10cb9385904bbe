import { z } from 'zod';

/**
 * The one shape of an error in the CLI, in JSON and in traces.
 * `code` is UPPER_SNAKE and stable, `path` is a JSON path such as `tasks[3].dependencies[0]`,
 * `hint` says how to fix it, `cause` is the error behind it.
 */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly path: string | null;
  readonly hint: string | null;
  readonly retryable: boolean;
  readonly cause: ErrorDetail | null;
}

export const errorDetailSchema: z.ZodType<ErrorDetail> = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .describe('Stable UPPER_SNAKE code to branch on.'),
    message: z.string().describe('What failed, with the facts in it.'),
    path: z
      .string()
      .nullable()
      .describe('JSON path of the fault, such as tasks[3].dependencies[0].'),
    hint: z.string().nullable().describe('How to fix it.'),
    retryable: z.boolean().describe('Whether the same call may succeed later.'),
    get cause() {
      return errorDetailSchema.nullable().describe('The error behind this one.');
    },
  })
  .meta({
    id: 'ErrorDetail',
    title: 'Error',
    description: 'What failed, where, and how to fix it.',
  });

type ErrorFacts = Pick<ErrorDetail, 'code' | 'message'> & Partial<ErrorDetail>;

/** Fills in what an error does not say: no path, no hint, not retryable, no cause. */
export function errorDetail(facts: ErrorFacts): ErrorDetail {
  return {
    code: facts.code,
    message: facts.message,
    path: facts.path ?? null,
    hint: facts.hint ?? null,
    retryable: facts.retryable ?? false,
    cause: facts.cause ?? null,
  };
}
