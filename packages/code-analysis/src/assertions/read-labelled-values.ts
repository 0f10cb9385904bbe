import type { AssertionFacts } from './assertion-facts.ts';

/** A value with its label, in the words of JUnit, AssertJ, testify and Go's own tests. */
const forms: readonly RegExp[] = [
  /expected: ?<(?<expected>[^]{0,500}?)> but was: ?<(?<actual>[^]{0,500}?)>/,
  /^\s*expected *: (?<expected>.{1,500})\n\s*(?:but was|actual) *: (?<actual>.{1,500})$/m,
  /(?:=|\b(?:got|was):?) (?<actual>.{1,200}?)[;,] (?:but )?(?:want|wanted|expected):? (?<expected>.{1,200})$/m,
  /\b(?:want|wanted|expected):? (?<expected>.{1,200}?)[;,] (?:but )?(?:got|was):? (?<actual>.{1,200})$/m,
];

/** Reads `expected: <3> but was: <1>`, `got 1, want 3` and their like, of Java and Go. */
export function readLabelledValues(message: string): AssertionFacts | null {
  const text = message.slice(0, 4_000);
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    const [expected, actual] = [groups?.['expected']?.trim(), groups?.['actual']?.trim()];
    if (expected !== undefined && actual !== undefined) return { expected, actual, operator: null };
  }
  return null;
}
