import type { DatabaseSync } from 'node:sqlite';
import { listTerms } from '../terms/list-terms.ts';
import { synonymsOf } from '../terms/synonyms.ts';
import type { Question } from './question.ts';
import { scoreChunks } from './score-chunks.ts';

/** What is meant weighs less than what is said. */
const lesserWeight = 0.25;
/** Tests use many words of what they try, and repeat them: of a thing and its test, the thing. */
const testWeight = 0.5;
const asksForTests = /\b(?:tests?|specs?|examples?|fixtures?|mocks?|benchmarks?|usages?)\b/i;

/** A question longer than this is cut: more words do not make it clearer. */
const mostTerms = 48;

/** How well chunks fit a question. */
export interface QuestionScores {
  /** By chunk; those without a term of it are left out. */
  readonly scores: ReadonlyMap<number, number>;
  /** What the score of tests and examples is multiplied by. */
  readonly testWeight: number;
}

/** Scores all chunks by the terms of a question, and a little by synonyms and context. */
export function scoreQuestion(
  database: DatabaseSync,
  { text, context = '', testsCount = asksForTests.test(text) }: Omit<Question, 'filter'>,
): QuestionScores {
  const said = distinct(listTerms(text));
  const meant = distinct([...synonymsOf(said), ...listTerms(context)]);
  const terms = [
    ...said.map((term) => ({ term, weight: 1 })),
    ...meant.filter((term) => !said.includes(term)).map((term) => ({ term, weight: lesserWeight })),
  ];
  return { scores: scoreChunks(database, terms), testWeight: testsCount ? 1 : testWeight };
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].slice(0, mostTerms);
}
