import type { DatabaseSync } from 'node:sqlite';
import { listTerms } from '../terms/list-terms.ts';
import { synonymsOf } from '../terms/synonyms.ts';
import type { Candidate } from './candidate.ts';
import type { Question } from './question.ts';
import { searchIndex } from './search-index.ts';

/** What is meant weighs less than what is said. */
const lesserWeight = 0.25;
/** Tests use many words of what they try, and repeat them: of a thing and its test, the thing. */
const testWeight = 0.5;
const asksForTests = /\b(?:tests?|specs?|examples?|fixtures?|mocks?|benchmarks?|usages?)\b/i;

/** What one expression may hold; a longer question is cut. */
const mostTerms = 64;

/** Chunks that fit a question, best first: by its terms, and a little by synonyms and context. */
export function rankCandidates(database: DatabaseSync, question: Question): readonly Candidate[] {
  const terms = distinct(listTerms(question.text));
  const lesser = distinct([...synonymsOf(terms), ...listTerms(question.context ?? '')]);
  const testsCount = question.testsCount ?? asksForTests.test(question.text);
  const scope = { filter: question.filter, testWeight: testsCount ? 1 : testWeight };
  const said = searchIndex(database, { ...scope, terms });
  const meant = searchIndex(database, {
    ...scope,
    terms: lesser.filter((one) => !terms.includes(one)),
  });
  return addScores(
    said,
    meant.map((one) => ({ ...one, score: one.score * lesserWeight })),
  );
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].slice(0, mostTerms);
}

function addScores(...lists: readonly (readonly Candidate[])[]): readonly Candidate[] {
  const all = new Map<number, Candidate>();
  for (const one of lists.flat()) {
    const score = one.score + (all.get(one.chunk)?.score ?? 0);
    all.set(one.chunk, { ...one, score });
  }
  return [...all.values()].sort((one, other) => other.score - one.score || one.chunk - other.chunk);
}
