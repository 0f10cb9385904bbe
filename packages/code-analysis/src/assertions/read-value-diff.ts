import type { AssertionFacts } from './assertion-facts.ts';

/** A diff longer than this many lines is cut off. */
const longestDiff = 400;

/**
 * Puts a printed diff back together: lines of one side and the lines both have. The legend says
 * which sign is whose: `+ actual - expected`, `- Expected` / `+ Received`.
 */
export function readValueDiff(message: string): AssertionFacts | null {
  const lines = message.split('\n').slice(0, longestDiff);
  const legend = lines.findIndex((line) =>
    /^\s*(?:\+ actual - expected|\+ expected - actual|\+ Received\b.*)$/.test(line),
  );
  if (legend < 0) return null;
  const plusIsActual = !(lines[legend] ?? '').includes('+ expected');
  const expected: string[] = [];
  const actual: string[] = [];
  for (const line of lines.slice(legend + 1)) {
    if (/^\s*\+ expected - actual/.test(line)) break;
    const sign = /^\s*([+-])\s/.exec(line)?.[1];
    const text = sign === undefined ? line.trim() : line.trim().slice(1).trim();
    if (text === '') continue;
    if (sign === undefined || (sign === '+') === plusIsActual) actual.push(text);
    if (sign === undefined || (sign === '-') === plusIsActual) expected.push(text);
  }
  if (expected.length === 0 && actual.length === 0) return null;
  return { expected: expected.join(' '), actual: actual.join(' '), operator: null };
}
