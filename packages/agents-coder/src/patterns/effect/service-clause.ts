import { attempt, type Cursor } from '../../text/cursor.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { readFieldClause } from '../../text/parts/read-field-clause.ts';
import type { SaidField } from '../../text/parts/read-fields.ts';
import { readKey } from '../../text/parts/read-key.ts';
import { mergeModifiers, readModifier, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readService, type Service } from '../../text/parts/read-service.ts';
import { takeParts } from '../../text/parts/take-parts.ts';
import { readTarget, type Target } from '../../text/parts/read-target.ts';
import { singular, snakeCase } from '../../text/words/inflect.ts';
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
    const begun = readTargeted(cursor, scope) ?? readRequest(cursor);
    if (begun === null) return null;
    const { target, entity } = begun;
    let key: string | null = null;
    let service: Service | null = begun.service;
    let modifiers: Modifiers = {};
    let fields = target.fields;
    takeParts(cursor, () => {
      const modifier = readModifier(cursor);
      if (modifier !== null) {
        modifiers = mergeModifiers(modifiers, modifier);
        return true;
      }
      const found = service === null || service.name === null ? readService(cursor) : null;
      if (found !== null && !contradicts(found, service)) {
        service = merged(service, found);
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

interface Begun {
  readonly entity: string;
  readonly target: Target;
  readonly service: Service | null;
}

function readTargeted(cursor: Cursor, scope: EffectScope): Begun | null {
  const target = readTarget(cursor, scope.known);
  return target?.entity == null ? null : { entity: target.entity, target, service: null };
}

/** `GET /users/{id}`: what it is about is what its path names last. */
function readRequest(cursor: Cursor): Begun | null {
  return attempt(cursor, () => {
    const service = readService(cursor, { isLed: true });
    const named = (service?.path ?? '').split('/').filter((part) => /^[a-z][a-z_-]*$/i.test(part));
    const entity = singular(snakeCase(named.at(-1) ?? ''));
    if (service === null || service.method === null || entity === '') return null;
    return { entity, target: { entity, isPlural: false, fields: [] }, service };
  });
}

function merged(first: Service | null, second: Service): Service {
  return first === null ? second : { ...first, name: first.name ?? second.name };
}

/** A second place that is more than the name of the first. */
function contradicts(second: Service, first: Service | null): boolean {
  return first !== null && (second.method !== null || second.path !== null);
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
