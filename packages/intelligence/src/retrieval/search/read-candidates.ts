import type { DatabaseSync } from 'node:sqlite';
import type { SourceKind } from '../workspace/source-file.ts';
import type { Candidate } from './candidate.ts';
import type { QuestionScores } from './score-question.ts';

/** The best of the scored chunks, this many; the finer order is made among them. */
const mostCandidates = 300;

const select = `
  select c.id, c.start_line, c.end_line, c.symbols, f.path, f.kind, f.language, f.is_test
  from chunks c join files f on f.id = c.file_id
  where c.id in (select value from json_each(?))
`;

interface Scored extends QuestionScores {
  /** The chunks that may be found; null for all. */
  readonly allowed: ReadonlySet<number> | null;
}

/** What the index knows of the chunks with the best scores, best first. */
export function readCandidates(
  database: DatabaseSync,
  { scores, testWeight, allowed }: Scored,
): readonly Candidate[] {
  const best = [...scores]
    .filter(([chunk]) => allowed?.has(chunk) !== false)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostCandidates);
  const rows = database.prepare(select).all(JSON.stringify(best.map(([chunk]) => chunk)));
  const candidates = rows.map((row) => ({
    chunk: Number(row['id']),
    path: String(row['path']),
    kind: row['kind'] as SourceKind,
    language: row['language'] === null ? null : String(row['language']),
    startLine: Number(row['start_line']),
    endLine: Number(row['end_line']),
    symbols: JSON.parse(String(row['symbols'])) as readonly string[],
    score: (scores.get(Number(row['id'])) ?? 0) * (row['is_test'] === 1 ? testWeight : 1),
  }));
  return candidates.sort((one, other) => other.score - one.score || one.chunk - other.chunk);
}
