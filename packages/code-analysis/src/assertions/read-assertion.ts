import type { StackTrace, TraceLanguage } from '../stack-traces/stack-trace.ts';
import type { AssertionFacts } from './assertion-facts.ts';
import { readJestMessage } from './read-jest-message.ts';
import { readLabelledValues } from './read-labelled-values.ts';
import { readMissingError } from './read-missing-error.ts';
import { readPythonAssertion } from './read-python-assertion.ts';
import { readValueDiff } from './read-value-diff.ts';

type Asserted = Pick<StackTrace, 'message' | 'properties' | 'language'>;

/** `expected 1 to be 2`, `expected 'a' response body, got 'b'`, in the words of chai and supertest. */
const phrases: readonly { readonly pattern: RegExp; readonly actual: 1 | 2 }[] = [
  {
    pattern: /^expected (.{1,500}?) to (?:deeply |strictly )?(?:equal|be|eql) (.{1,500})$/,
    actual: 1,
  },
  {
    pattern: /^expected (.{1,500}?)(?: response body| ".{1,100}?" of \S{1,100})?, got (.{1,500})$/i,
    actual: 2,
  },
];

/**
 * Reads what was expected and what came from a failed assertion: node:assert, jest, vitest, chai,
 * pytest, unittest, JUnit, AssertJ, Go's tests and testify. Null where the error is no assertion, or says neither.
 */
export function readAssertion(trace: Asserted): AssertionFacts | null {
  return (
    readMissingError(trace.message) ??
    readNodeProperties(trace) ??
    readJestMessage(trace.message) ??
    readPhrase(trace.message) ??
    readOfLanguage[trace.language](trace.message)
  );
}

const readOfLanguage: Readonly<Record<TraceLanguage, (message: string) => AssertionFacts | null>> =
  {
    javascript: readNodeMessage,
    python: readPythonAssertion,
    java: readLabelledValues,
    go: readLabelledValues,
  };

function readNodeProperties({ properties }: Asserted): AssertionFacts | null {
  const { expected, actual, operator } = properties;
  if (expected === undefined || actual === undefined) return null;
  return { expected, actual, operator: operator ?? null };
}

function readPhrase(message: string): AssertionFacts | null {
  const [first = ''] = message.split('\n', 1);
  const line = first.replace(/ \/\/ .{1,60}$/, '').slice(0, 1_000);
  for (const { pattern, actual } of phrases) {
    const found = pattern.exec(line);
    if (found?.[1] === undefined || found[2] === undefined) continue;
    return actual === 1
      ? { actual: found[1], expected: found[2], operator: null }
      : { expected: found[1], actual: found[2], operator: null };
  }
  return null;
}

function readNodeMessage(message: string): AssertionFacts | null {
  const strict =
    /^Expected values to be (?:strictly )?(?:deep-)?equal:\s+(.{1,500}) !== (.{1,500})$/.exec(
      message,
    );
  if (strict) return { actual: strict[1] ?? null, expected: strict[2] ?? null, operator: '===' };
  return message.startsWith('Expected values to be') ? readValueDiff(message) : null;
}
