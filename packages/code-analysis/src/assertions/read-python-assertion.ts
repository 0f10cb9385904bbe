import type { AssertionFacts } from './assertion-facts.ts';

const comparison = /^(?:assert )?(.{1,500}?) (==|!=|is not|is|in|not in|<=|>=|<|>) (.{1,500})$/;
const truths: readonly (readonly [pattern: RegExp, expected: string])[] = [
  [/^assert not (.{1,500})$/, 'a false value'],
  [/^assert (.{1,500})$/, 'a true value'],
  [/^(.{1,500}) is not true(?: : .*)?$/, 'a true value'],
  [/^(.{1,500}) is not false(?: : .*)?$/, 'a false value'],
];

/**
 * Reads `assert 1 == 2` and `assert not True` (pytest, the actual value left), `1 != 2`,
 * `Lists differ: [1] != [2]` and `False is not true` (unittest: the first is the actual one).
 */
export function readPythonAssertion(message: string): AssertionFacts | null {
  const lines = message.split('\n', 10);
  const first = (lines.find((line) => line.startsWith('assert ')) ?? lines[0] ?? '').slice(
    0,
    1_000,
  );
  return readComparison(first) ?? readTruth(first);
}

function readComparison(line: string): AssertionFacts | null {
  const asserted = line.startsWith('assert ');
  const text = line.replace(/^[A-Z]\w{1,30} differ: /, '').replace(/ : .{1,200}$/, '');
  const found = comparison.exec(text);
  if (found === null || (!asserted && found[2] !== '!=')) return null;
  const [, actual = null, operator = null, expected = null] = found;
  if (asserted) return { actual, expected, operator };
  return { actual, expected, operator: '==' };
}

function readTruth(line: string): AssertionFacts | null {
  for (const [pattern, expected] of truths) {
    const actual = pattern.exec(line)?.[1];
    if (actual !== undefined) return { actual, expected, operator: null };
  }
  return null;
}
