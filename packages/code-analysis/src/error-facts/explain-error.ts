import type { StackTrace } from '../stack-traces/stack-trace.ts';
import type { ErrorFact } from './error-fact.ts';
import { applyPatterns } from './error-pattern.ts';
import { javascriptPatterns } from './javascript-patterns.ts';
import { pythonPatterns } from './python-patterns.ts';

/**
 * What a known runtime error says, as a fact: `Cannot read properties of undefined (reading 'x')`
 * is a null access of `x`. Null for errors it does not know, Java's and Go's among them.
 */
export function explainError(
  error: Pick<StackTrace, 'language' | 'errorType' | 'message'>,
): ErrorFact | null {
  if (error.language === 'javascript') return applyPatterns(error, javascriptPatterns);
  return error.language === 'python' ? applyPatterns(error, pythonPatterns) : null;
}
