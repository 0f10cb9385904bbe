import type { DatabaseSync } from 'node:sqlite';
import type { SourceKind } from '../workspace/source-file.ts';
import type { DerivedQuery } from './derive-queries.ts';
import { fuseRanks, type RankedList } from './fuse-ranks.ts';
import { groupByFile, type FileHit } from './group-by-file.ts';
import type { Question } from './question.ts';
import { listAllowed } from './list-allowed.ts';
import { readCandidates } from './read-candidates.ts';
import { scoreQuestion } from './score-question.ts';
import { spreadKinds } from './spread-kinds.ts';

const kinds: readonly SourceKind[] = ['code', 'docs', 'traces'];

/** What a query counts beside the question itself: the more it guesses, the less. */
const weights: Readonly<Record<DerivedQuery['from'], number>> = {
  question: 1,
  identifiers: 0.8,
  paths: 0.8,
  stack: 0.8,
  synonyms: 0.05,
};

/** As far down as a list is worth reading. */
const mostOfList = 30;

interface Research {
  readonly question: Question;
  readonly queries: readonly DerivedQuery[];
}

/** Puts every query to code, docs and traces, and joins what each found by reciprocal rank. */
export function researchIndex(
  database: DatabaseSync,
  { question, queries }: Research,
): readonly FileHit[] {
  const { filter } = question;
  const sources = kinds
    .filter((kind) => filter.kind === undefined || filter.kind === kind)
    .map((kind) => listAllowed(database, { ...filter, kind }));
  const lists = queries.flatMap(({ from, text }) => {
    const scored = scoreQuestion(database, { ...question, text });
    const hits = sources.map((allowed) =>
      groupByFile(readCandidates(database, { ...scored, allowed })).slice(0, mostOfList),
    );
    return weigh(hits, weights[from]);
  });
  const fused = fuseRanks(lists, ({ best }) => best.path);
  const hits = fused.map(({ item, score }) => ({ ...item, score, kind: item.best.kind }));
  return spreadKinds(hits);
}

/** A source that has little to say on a query counts as little: one query's scores can be compared. */
function weigh(
  lists: readonly (readonly FileHit[])[],
  weight: number,
): readonly RankedList<FileHit>[] {
  const best = Math.max(...lists.map(([first]) => first?.score ?? 0));
  return lists.flatMap((items) => {
    const [first] = items;
    return first ? [{ items, weight: (weight * first.score) / best }] : [];
  });
}
