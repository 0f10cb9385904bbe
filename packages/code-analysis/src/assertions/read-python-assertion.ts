import type { AssertionFacts } from './assertion-facts.ts';

const comparison = /^(?:assert )?(.{1,500}?) (==|!=|is not|is|in|not in|<=|>=|<|>) (.{1,500})$/;

/**
 * Reads `assert 1 == 2` (pytest, the actual value left) and `1 != 2` (unittest, which prints that
 * its two values differ: the first is the actual one).
 */
export function readPythonAssertion(message: string): AssertionFacts | null {
  const [first = ''] = message.split('\n', 1);
  const asserted = first.startsWith('assert ');
  const found = comparison.exec(first.slice(0, 1_000).replace(/ : .{1,200}$/, ''));
  if (found === null || (!asserted && found[2] !== '!=')) return null;
  const [, actual = null, operator = null, expected = null] = found;
  if (asserted) return { actual, expected, operator };
  return { actual, expected, operator: '==' };
}
