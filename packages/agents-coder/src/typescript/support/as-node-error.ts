import { codeOf } from './code-of.ts';
import { NodeError } from './node-error.ts';

/** The error as a `NodeError`, whatever was thrown. */
export function asNodeError(error: unknown): NodeError {
  if (error instanceof NodeError) return error;
  return new NodeError(codeOf(error), error instanceof Error ? error.message : String(error));
}
