import type { RecordedTest } from './fault-record.ts';
import { titleWords } from './title-words.ts';
import { wordWeights } from './word-weights.ts';

/** For each test, how like its title is to the nearest failing one: cosine of rare words, 0 to 1. */
export function titleLikeness(tests: readonly RecordedTest[]): readonly number[] {
  const texts = tests.map(({ title }) => titleWords(title));
  const weigh = wordWeights(texts);
  const vectors = texts.map((words) => unitVector(words, weigh));
  const failing = vectors.filter((_, number) => tests[number]?.passed === false);
  return vectors.map((one) => Math.max(0, ...failing.map((other) => dot(one, other))));
}

type WordVector = ReadonlyMap<string, number>;

function unitVector(words: readonly string[], weigh: (word: string) => number): WordVector {
  const length = Math.hypot(...words.map(weigh)) || 1;
  return new Map(words.map((word) => [word, weigh(word) / length]));
}

function dot(one: WordVector, other: WordVector): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  return sum;
}
