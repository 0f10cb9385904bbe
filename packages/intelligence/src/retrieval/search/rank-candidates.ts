import type { DatabaseSync } from 'node:sqlite';
import { listTerms } from '../terms/list-terms.ts';
import { synonymsOf } from '../terms/synonyms.ts';
import type { Candidate } from './candidate.ts';
import type { Question } from './question.ts';
import { listAllowed } from './list-allowed.ts';
import { readCandidates } from './read-candidates.ts';
import { scoreChunks } from './score-chunks.ts';

/** What is meant weighs less than what is said. */
const lesserWeight = 0.25;
/** Tests use many words of what they try, and repeat them: of a thing and its test, the thing. */
const testWeight = 0.5;
const asksForTests = /\b(?:tests?|specs?|examples?|fixtures?|mocks?|benchmarks?|usages?)\b/i;

/** A question longer than this is cut: more words do not make it clearer. */
const mostTerms = 48;

/** Chunks that fit a question, best first: by its terms, and a little by synonyms and context. */
export function rankCandidates(database: DatabaseSync, question: Question): readonly Candidate[] {
  const { text, context = '', filter } = question;
  const said = distinct(listTerms(text));
  const meant = distinct([...synonymsOf(said), ...listTerms(context)]);
  const terms = [
    ...said.map((term) => ({ term, weight: 1 })),
    ...meant.filter((term) => !said.includes(term)).map((term) => ({ term, weight: lesserWeight })),
  ];
  const testsCount = question.testsCount ?? asksForTests.test(text);
  const allowed = listAllowed(database, filter);
  const scores = scoreChunks(database, { terms, allowed });
  return readCandidates(database, { scores, testWeight: testsCount ? 1 : testWeight });
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].slice(0, mostTerms);
}
