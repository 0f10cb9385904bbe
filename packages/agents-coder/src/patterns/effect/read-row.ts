import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
import { verb } from '../../text/words/verbs.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { whichRows } from './key-parts.ts';
import { readRowClause, type RowClause } from './read-clause.ts';
import { foundRow } from './found-row.ts';
import { codeFor, sqlOperation } from './sql-operation.ts';

/** One row: `Get a customer by email`. */
export const readRow: EffectPattern = {
  id: 'effect.read-row',
  version: '1.0.0',
  example: 'Get a customer by email from the database.',
  read: (cursor, scope) => {
    const clause = readRowClause(cursor, {
      verbs: [`${verb.read} up?`],
      roles: 'reader|fetcher|getter|loader|retriever|finder',
      scope,
      hasKey: true,
      hasFields: true,
      also: (at, { entity }) => takeMissingFails(at, entity) || takeReturned(at, entity),
    });
    return clause === null ? null : readPiece(clause, scope);
  },
};

function readPiece(clause: RowClause, scope: EffectScope): EffectPiece {
  const { entity, modifiers } = clause;
  const found = foundRow(clause, scope);
  const operation = `read_${entity}`;
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs: [found.key],
    outputs: [{ name: entity, schema: found.schema, value: { var: `${operation}.row` } }],
    operations: [
      sqlOperation({
        operation,
        statement: `${found.select} WHERE ${found.where}`,
        parameters: { [found.key.name]: { var: `input.${found.key.name}` } },
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
      }),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'DATABASE_UNAVAILABLE'],
    key: { var: `input.${found.key.name}` },
    modifiers,
    assumptions: found.assumptions,
    unknown: whichRows(clause, 'read: one by which field, or a list of them'),
  };
}
