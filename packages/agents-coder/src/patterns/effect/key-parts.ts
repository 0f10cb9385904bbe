import type { Field } from '../../entity-types/entity-type.ts';
import type { EffectPiece } from './effect-piece.ts';
import type { Unknown } from '../pattern.ts';
import type { RowClause } from './read-clause.ts';
import { words } from './stored-record.ts';

/** The key that came in, given back: which row it was. */
export function idOutput({ name, schema }: Field, entity: string): EffectPiece['outputs'][number] {
  return {
    name,
    schema: { ...schema, description: `${name} of the ${words(entity)}.` },
    value: { var: `input.${name}` },
  };
}

/** What is taken for granted where no key was said. */
export function foundBy(said: string | null, { name }: Field): readonly string[] {
  return said === null ? [`By which field it is found is not said: by ${name}.`] : [];
}

/** Asks which of several rows are meant, where no key was said: `Which rows of order are ...?` */
export function whichRows(
  { entity, key, target }: Pick<RowClause, 'entity' | 'key' | 'target'>,
  what: string,
): readonly Unknown[] {
  if (key !== null || !target.isPlural) return [];
  const question = `Which rows of ${words(entity)} are ${what}?`;
  return [{ path: 'io_operations[0].request.statement', question }];
}

/** Asks where all of them are meant, and the node does it to one at a time. */
export function allOrOne({
  entity,
  target,
}: Pick<RowClause, 'entity' | 'target'>): readonly Unknown[] {
  if (target.isAll !== true) return [];
  const question = `The node does this to one ${words(entity)} at a time: is it called for each of them, or is it one statement, and which?`;
  return [{ path: 'io_operations[0].request.statement', question }];
}
