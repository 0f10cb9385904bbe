import { NodeError } from './node-error.ts';

/** The error for null or a wrong type where `wanted` was needed. */
export function invalidValue(wanted: string, value: unknown): NodeError {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return new NodeError('INVALID_VALUE', `Expected ${wanted}, found ${found}.`);
}
