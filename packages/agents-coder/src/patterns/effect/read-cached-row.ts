import { attempt, type Cursor } from '../../text/cursor.ts';
import { readDuration } from '../../text/parts/read-duration.ts';
import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { foundRow } from './found-row.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { column } from './row-names.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';

interface Cache {
  readonly lifetimeMs: number | null;
}

/** One row, from a cache where it has it: `Read a product by id with caching`. */
export const readCachedRow: EffectPattern = {
  id: 'effect.read-cached-row',
  version: '1.0.0',
  example: 'Read a product by id from the database with caching.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const said: Cache[] = [];
      const clause = readRowClause(cursor, {
        verbs: [`${verb.read} up?`],
        roles: 'reader|fetcher|getter|loader|retriever|finder',
        scope,
        hasKey: true,
        hasFields: true,
        also: (at, { entity }) => {
          const found = attempt(at, () => {
            const next = readCache(at);
            const isSaid = said.some((cache) => cache.lifetimeMs !== null);
            return isSaid && next?.lifetimeMs != null ? null : next;
          });
          if (found !== null) said.push(found);
          return found !== null || takeMissingFails(at, entity) || takeReturned(at, entity);
        },
      });
      const lifetimeMs = said.find((cache) => cache.lifetimeMs !== null)?.lifetimeMs ?? null;
      return clause === null || said.length === 0
        ? null
        : cachedPiece(clause, { lifetimeMs }, scope);
    }),
};

function readCache(cursor: Cursor): Cache | null {
  return attempt(cursor, () => {
    const said = takeOneOf(cursor, [
      'with|using|through|via|uses|and|from|in front a|an|the|of|read-through|cache-aside|lookaside* cache|caching|caches support|layer|pattern|strategy?',
      'with|using|through|via|uses|and|from a|an|the|read-through|cache-aside|lookaside* cache|caching support|layer|pattern|strategy?',
      'and? caches|caching|cache the|it|them|result|results*',
      'cached',
    ]);
    const lifetime = attempt(cursor, () => {
      if (said !== null) takePhrase(cursor, 'it|results?');
      if (takePhrase(cursor, '( ttl|lifetime|for :|of?') !== null) {
        const bracketed = readDuration(cursor);
        return bracketed === null || takePhrase(cursor, ')') === null ? null : bracketed;
      }
      const lead = takeOneOf(cursor, [
        'with|and|a|an|the* ttl|lifetime|expiry of|:?',
        'that|which expires|expire after|in',
        said === null ? 'expiring|expires after|in' : 'for|of|expiring|valid after|for?',
      ]);
      return lead === null ? null : readDuration(cursor);
    });
    return said === null && lifetime === null ? null : { lifetimeMs: lifetime };
  });
}

function cachedPiece(
  clause: RowClause,
  { lifetimeMs }: Cache,
  ...[scope]: [EffectScope]
): EffectPiece {
  const { entity, modifiers } = clause;
  const found = foundRow(clause, scope);
  const { key } = found;
  const parameter = { var: `input.${key.name}` };
  const cache = `${entity}_cache`;
  const seconds = lifetimeMs === null ? null : Math.max(1, Math.round(lifetimeMs / 1000));
  const fresh = seconds === null ? '' : ' AND expires_at > unixepoch()';
  const columns = found.columns ?? [];
  const isWhole = found.columns === null;
  const kept = [...new Set([key.name, ...columns])];
  const values = Object.fromEntries(
    kept.map((name) => [
      name,
      name === key.name ? parameter : { var: `read_${entity}.row.${name}` },
    ]),
  );
  const missed = { left: { var: 'read_cache.row' }, compare: 'is_null' };
  const isCopied = isWhole
    ? `REPLACE INTO ${cache} SELECT *${seconds === null ? '' : `, unixepoch() + ${seconds}`} FROM ${found.table} WHERE ${found.where}`
    : `REPLACE INTO ${cache} (${[...kept.map(column), ...(seconds === null ? [] : ['expires_at'])].join(', ')}) VALUES (${[...kept.map(() => '?'), ...(seconds === null ? [] : [`unixepoch() + ${seconds}`])].join(', ')})`;
  const tolerant = (operation: object) => ({
    ...operation,
    answers: [{ when: { left: { field: 'error' }, compare: 'is_null' }, outcome: 'ok' }],
    otherwise: 'ok',
  });
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs: [key],
    outputs: [
      {
        name: entity,
        schema: found.schema,
        value: { fn: 'coalesce', args: [{ var: 'read_cache.row' }, { var: `read_${entity}.row` }] },
      },
    ],
    operations: [
      tolerant(
        sqlOperation({
          operation: 'read_cache',
          description: 'A cache that does not answer is as good as empty.',
          statement: `SELECT ${isWhole ? '*' : columns.map(column).join(', ')} FROM ${cache} WHERE ${found.where}${fresh}`,
          parameters: { [key.name]: parameter },
          idempotent: true,
        }),
      ),
      sqlOperation({
        operation: `read_${entity}`,
        statement: `${found.select} WHERE ${found.where}`,
        parameters: { [key.name]: parameter },
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
        when: missed,
      }),
      tolerant(
        sqlOperation({
          operation: 'write_cache',
          description: 'What is not kept now is read again next time.',
          statement: isCopied,
          parameters: isWhole ? { [key.name]: parameter } : values,
          idempotent: true,
          when: missed,
        }),
      ),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'DATABASE_UNAVAILABLE'],
    key: parameter,
    modifiers,
    assumptions: [
      ...found.assumptions,
      `Where the cache is is not said: the table ${cache}, with the columns of ${found.table}, ${key.name} as its primary key${seconds === null ? '' : ' and, last, expires_at in seconds of the epoch, as SQLite has it'}.`,
      ...(seconds === null
        ? ['How long a row stays in the cache is not said: until it is removed there.']
        : []),
    ],
    unknown: [],
  };
}
