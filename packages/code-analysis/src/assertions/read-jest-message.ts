import type { AssertionFacts } from './assertion-facts.ts';
import { readValueDiff } from './read-value-diff.ts';

/** Reads `expect(received).toBe(expected)` with its `Expected:` and `Received:` lines, or its diff. */
export function readJestMessage(message: string): AssertionFacts | null {
  if (!message.includes('Received') && !message.includes('Expected')) return null;
  const matcher = /^expect\(.{0,200}?\)\.(?:resolves\.|rejects\.|not\.)*(\w{1,60})\(/.exec(
    message,
  )?.[1];
  const expected = valueAfter(message, /^\s*Expected(?: \w+)?:\s+(.+)$/m);
  const actual = valueAfter(message, /^\s*Received(?: \w+)?:\s+(.+)$/m);
  const operator = matcher ?? null;
  if (expected !== null || actual !== null) return { expected, actual, operator };
  const diff = readValueDiff(message);
  return diff && { ...diff, operator };
}

function valueAfter(message: string, pattern: RegExp): string | null {
  return pattern.exec(message)?.[1]?.trim() ?? null;
}
