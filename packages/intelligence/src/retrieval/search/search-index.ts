import type { DatabaseSync } from 'node:sqlite';
import type { SourceKind } from '../workspace/source-file.ts';
import type { Candidate } from './candidate.ts';
import { matchExpression } from './match-expression.ts';
import type { SearchFilter } from './search-filter.ts';

export interface IndexSearch {
  readonly terms: readonly string[];
  readonly filter: SearchFilter;
  /** What the score of tests and examples is multiplied by. */
  readonly testWeight: number;
}

/** BM25 orders this many; the finer order is made among them. */
const mostCandidates = 200;

/** Weights of path, symbols and body: the first two say in a few words what a file is about. */
const select = `
  select c.id, c.start_line, c.end_line, c.symbols, f.path, f.kind, f.language,
    -bm25(terms, 2.5, 2.0, 1.0) * iif(f.is_test, :testWeight, 1.0) as score
  from terms t join chunks c on c.id = t.rowid join files f on f.id = c.file_id
  where terms match :match
    and (:kind is null or f.kind = :kind)
    and (:language is null or f.language = :language)
    and (:path is null or f.path = :path or substr(f.path, 1, length(:path) + 1) = :path || '/')
  order by score desc, c.id limit ${mostCandidates}
`;

/** Chunks with any of the terms, by BM25, best first. */
export function searchIndex(database: DatabaseSync, search: IndexSearch): readonly Candidate[] {
  const match = matchExpression(search.terms);
  if (match === null) return [];
  const { kind = null, language = null, path = null } = search.filter;
  const { testWeight } = search;
  const rows = database.prepare(select).all({ match, testWeight, kind, language, path });
  return rows.map((row) => ({
    chunk: Number(row['id']),
    path: String(row['path']),
    kind: row['kind'] as SourceKind,
    language: row['language'] === null ? null : String(row['language']),
    startLine: Number(row['start_line']),
    endLine: Number(row['end_line']),
    symbols: JSON.parse(String(row['symbols'])) as readonly string[],
    score: Number(row['score']),
  }));
}
