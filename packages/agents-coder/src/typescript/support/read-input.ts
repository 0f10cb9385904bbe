import type { z } from 'zod';
import { NodeError } from './node-error.ts';

/**
 * The input, once its model accepted it or what stands in for it.
 * @throws NodeError with code `INVALID_INPUT` that names every field that does not fit.
 */
export function readInput<Input>(
  schema: z.ZodType<Input>,
  input: unknown,
  checked: unknown = input,
): Input {
  const { error } = schema.safeParse(checked);
  if (error === undefined) return input as Input;
  const issues = error.issues.map(
    ({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
  );
  throw new NodeError('INVALID_INPUT', issues.join('; '));
}
