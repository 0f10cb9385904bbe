import { attempt, type Cursor } from '../../text/cursor.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { readFieldClause } from '../../text/parts/read-field-clause.ts';
import type { SaidField } from '../../text/parts/read-fields.ts';
import { readKey } from '../../text/parts/read-key.ts';
import { mergeModifiers, readModifier, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readService, type Service } from '../../text/parts/read-service.ts';
import { takeParts } from '../../text/parts/take-parts.ts';
import { readTarget, type Target } from '../../text/parts/read-target.ts';
import type { EffectScope } from './effect-piece.ts';

/** A clause about a service over HTTP. */
export interface ServiceClause {
  readonly entity: string;
  readonly target: Target;
  readonly fields: readonly SaidField[];
  readonly key: string | null;
  readonly service: Service;
  readonly modifiers: Modifiers;
}

interface ServiceForm {
  readonly verbs: readonly string[];
  readonly scope: EffectScope;
  readonly hasKey: boolean;
  /** What else may stand in it; true where it took something. */
  readonly also?: (cursor: Cursor, entity: string) => boolean;
}

/** Reads a verb, an entity, and in any order the service, a key, fields and modifiers. */
export function readServiceClause(
  cursor: Cursor,
  { verbs, scope, hasKey, also = () => false }: ServiceForm,
): ServiceClause | null {
  return attempt(cursor, () => {
    if (takeOneOf(cursor, verbs) === null) return null;
    const target = readTarget(cursor, scope.known);
    if (target?.entity == null) return null;
    const { entity } = target;
    let key: string | null = null;
    let service: Service | null = null;
    let modifiers: Modifiers = {};
    let fields = target.fields;
    takeParts(cursor, () => {
      const modifier = readModifier(cursor);
      if (modifier !== null) {
        modifiers = mergeModifiers(modifiers, modifier);
        return true;
      }
      const found = service === null ? readService(cursor) : null;
      if (found !== null) {
        service = found;
        return true;
      }
      const by = hasKey && key === null ? readKey(cursor, entity) : null;
      if (by !== null) {
        key = by;
        return true;
      }
      const listed = fields.length === 0 ? readFieldClause(cursor) : null;
      fields = listed ?? fields;
      return listed !== null || also(cursor, entity);
    });
    takePhrase(cursor, 'as json');
    return service === null ? null : { entity, target, fields, key, service, modifiers };
  });
}

/** What stands in a path, and what it is called: `users/{id}` -> `users/`, `id`. */
export function pathValue(path: string): {
  readonly value: unknown;
  readonly names: readonly string[];
} {
  const parts = path
    .split(/\{(\w{1,60})\}|:(\w{1,60})(?=\/|$)/)
    .filter((part) => part !== undefined && part !== '');
  const names = [...path.matchAll(/\{(\w{1,60})\}|:(\w{1,60})(?=\/|$)/g)].map(
    ([, braced, colon]) => braced ?? colon ?? '',
  );
  if (names.length === 0) return { value: path, names };
  return {
    value: {
      fn: 'concat',
      args: parts.map((part) => (names.includes(part) ? { var: `input.${part}` } : part)),
    },
    names,
  };
}
