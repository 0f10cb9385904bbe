import type { DatabaseSync } from 'node:sqlite';

/** A term of a question, and how much it counts. */
interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Of a term in more chunks than this, the best are enough: it tells little. */
const mostOfTerm = 5000;

/**
 * `rank` is BM25 with weights for path, symbols and body: the first two say much in a few words. The
 * term is quoted and of letters and digits alone, so none is read as syntax.
 */
const select = `
  select rowid as chunk, -rank as score from terms
  where terms match '"' || ? || '"' and rank match 'bm25(2.5, 2.0, 1.0)'
  order by rank limit ${mostOfTerm}
`;

/** What a chunk with one term alone is given less than one with all, as a part of its score. */
const coverageWeight = 0.3;

/** How well chunks fit: the sum of BM25 over terms, more when all that is asked for comes together. */
export function scoreChunks(
  database: DatabaseSync,
  terms: readonly WeighedTerm[],
): ReadonlyMap<number, number> {
  const all = countChunks(database);
  const statement = database.prepare(select);
  const found = new Map<number, { score: number; covered: number }>();
  let whole = 0;
  for (const { term, weight } of terms) {
    const rows = statement.all(term);
    const holders = rows.length < mostOfTerm ? rows.length : countHolders(database, term);
    const rarity = weight * Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
    const factor = rarity / builtInRarity(all, holders);
    whole += rarity;
    for (const row of rows) {
      const chunk = Number(row['chunk']);
      const before = found.get(chunk) ?? { score: 0, covered: 0 };
      const score = before.score + Number(row['score']) * factor;
      found.set(chunk, { score, covered: before.covered + rarity });
    }
  }
  const uncovered = 1 - coverageWeight;
  return new Map(
    [...found].map(([chunk, { score, covered }]) => [
      chunk,
      score * (uncovered + (coverageWeight * covered) / whole),
    ]),
  );
}

/**
 * What FTS5 multiplies a term with, for how rare it is. It is next to nothing for a term in half of the
 * chunks, as many are in a small workspace; so another, that never is, takes its place.
 * @see https://sqlite.org/fts5.html#the_bm25_function
 */
function builtInRarity(all: number, holders: number): number {
  return Math.max(Math.log((all - holders + 0.5) / (holders + 0.5)), 1e-6);
}

function countChunks(database: DatabaseSync): number {
  return Number(database.prepare('select count(*) as n from chunks').get()?.['n']);
}

function countHolders(database: DatabaseSync, term: string): number {
  const count = `select count(*) as n from terms where terms match '"' || ? || '"'`;
  return Number(database.prepare(count).get(term)?.['n']);
}
