import type { Field } from '../../entity-types/entity-type.ts';
import type { EffectPiece } from './effect-piece.ts';
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
