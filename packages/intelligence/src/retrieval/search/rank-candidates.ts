import type { DatabaseSync } from 'node:sqlite';
import type { Candidate } from './candidate.ts';
import { listAllowed } from './list-allowed.ts';
import type { Question } from './question.ts';
import { readCandidates } from './read-candidates.ts';
import { scoreQuestion } from './score-question.ts';

/** Chunks that fit a question and its filter, best first. */
export function rankCandidates(database: DatabaseSync, question: Question): readonly Candidate[] {
  const allowed = listAllowed(database, question.filter);
  return readCandidates(database, { ...scoreQuestion(database, question), allowed });
}
