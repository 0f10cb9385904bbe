import type { z } from 'zod';
import { NodeError } from './node-error.ts';
import { toPlain } from './to-plain.ts';

/**
 * What a body makes of a copy of values.
 * @throws NodeError with code `INVALID_VALUE` where it fails, or where the schema refuses its result.
 */
export function runBody<Result>(
  body: (given: never) => Result,
  given: unknown,
  schema: z.ZodType<Result>,
): Result {
  let result: Result;
  try {
    result = body(toPlain(given) as never);
  } catch (error) {
    throw new NodeError('INVALID_VALUE', `${body.name} failed: ${String(error)}`);
  }
  const { error } = schema.safeParse(result);
  if (error === undefined) return result;
  const issues = error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new NodeError('INVALID_VALUE', `${body.name} gave no such value: ${issues.join('; ')}`);
}
