import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readFields, type SaidField } from '../../text/parts/read-fields.ts';
import { fieldOf } from '../../text/parts/read-noun.ts';
import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
import { takePhrase } from '../../text/phrase.ts';
import { functionWords } from '../../text/words/function-words.ts';
import { plural } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { fieldsOfEntity, keyField } from '../entity-fields.ts';
import type { Unknown } from '../pattern.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { rowSchema } from './found-row.ts';
import { httpOperation } from './http-operation.ts';
import { pathValue, readServiceClause, type ServiceClause } from './service-clause.ts';
import { codeFor } from './sql-operation.ts';
import { words } from './stored-record.ts';

/** Something from a service: `Fetch a user by id from the user API`. */
export const httpRead: EffectPattern = {
  id: 'effect.http-read',
  version: '1.0.0',
  example: 'Fetch a user by id from the user API with 3 retries.',
  read: (cursor, scope) => {
    let query: readonly SaidField[] = [];
    const given: string[] = [];
    const clause = readServiceClause(cursor, {
      verbs: [`${verb.read}|call|calls|download|downloads up?`],
      scope,
      hasKey: true,
      also: (at, entity) => {
        const asked = query.length === 0 ? readQuery(at) : null;
        query = asked ?? query;
        if (asked !== null || takeMissingFails(at, entity) || takeReturned(at, entity)) return true;
        const part = given.length === 0 ? readGiven(at) : null;
        given.push(...(part === null ? [] : [part]));
        return part !== null;
      },
    });
    const { method = null } = clause?.service ?? {};
    return clause === null || (method !== null && method !== 'GET')
      ? null
      : readPiece(clause, { query, part: given[0] ?? null }, scope);
  },
};

/** `with the query parameters base and date`. */
function readQuery(cursor: Cursor): readonly SaidField[] | null {
  return attempt(cursor, () => {
    const parameters = 'parameter|parameters|param|params|string';
    if (takePhrase(cursor, `with|and|using a|the? query ${parameters} :?`) === null) return null;
    const fields = readFields(cursor, { introduced: true, hasLimits: true });
    // One that may be missing would have to be left out of the address then.
    return fields?.some(({ isOptional }) => isOptional) === true ? null : fields;
  });
}

/** `and return the rates`: one field of the answer. */
function readGiven(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'and? return|returns|returning|give|gives the|its|their?') === null)
      return null;
    const token = peek(cursor);
    const after = peek(cursor, 1);
    const isEnd = after === undefined || ['.', ',', ';', 'and'].includes(after.lower);
    if (token?.kind !== 'word' || !isEnd || functionWords.has(token.lower)) return null;
    cursor.at += 1;
    return fieldOf(token);
  });
}

interface Asked {
  readonly query: readonly SaidField[];
  /** The field of the answer that is given; null: all of it. */
  readonly part: string | null;
}

function readPiece(
  { entity, target, fields, key, service, modifiers }: ServiceClause,
  ...[{ query, part }, scope]: [Asked, EffectScope]
): EffectPiece {
  const { path: said, host, isForeign, name } = service;
  const own = keyField(key ?? 'id', entity, scope.types);
  const isOwn =
    !isForeign &&
    (name === null || name === entity || name === plural(entity) || entity.endsWith(name));
  const isKnown = said !== null || (isOwn && (key !== null || !target.isPlural));
  const assumed = `${plural(entity)}/{${own.name}}`;
  const { value, names } = pathValue(said ?? assumed);
  const operation = `fetch_${entity}`;
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  const unknown: Unknown[] = isKnown
    ? []
    : [
        {
          path: 'io_operations[0].request.path',
          question: `Below which path does the service give ${words(entity)}, and what does it want to know for it?`,
        },
      ];
  const output = part === null ? `${operation}.body` : `${operation}.body.${part}`;
  const queried = fieldsOfEntity(query, { entity, types: scope.types });
  const asked = queried?.fields ?? [];
  const parameters = asked.map((field) => [field.name, { var: `input.${field.name}` }] as const);
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs: [
      ...names.map((field) => (field === own.name ? own : keyField(field, entity, scope.types))),
      ...asked.filter((field) => !names.includes(field.name)),
    ],
    outputs: [
      {
        name: part ?? entity,
        schema: bodySchema(known, `The ${words(entity)}, as the service gives it.`),
        value: { var: output },
      },
    ],
    operations: [
      httpOperation({
        operation,
        request: {
          method: 'GET',
          path: value,
          headers: { accept: 'application/json' },
          ...(parameters.length === 0 ? {} : { query: { object: Object.fromEntries(parameters) } }),
        },
        idempotent: true,
        missing: codeFor(entity, 'NOT_FOUND'),
      }),
    ],
    errors: [codeFor(entity, 'NOT_FOUND'), 'REQUEST_REFUSED', 'SERVICE_UNAVAILABLE'],
    key: names[0] === undefined ? entity : { var: `input.${names[0]}` },
    modifiers,
    assumptions: [
      ...(said === null ? [`The path is not said: GET ${assumed}.`] : []),
      `Paths are below HTTP_BASE_URL${host === null ? '' : `, which is to be ${host}`}.`,
      ...(queried?.assumptions ?? []),
      ...(part === null
        ? []
        : [`${part} is a field of the answer, and null where the answer has none.`]),
      ...(known === null && part === null
        ? [`The fields of ${words(entity)} are not said: the body of the answer is given whole.`]
        : (known?.assumptions ?? [])),
    ],
    unknown,
  };
}

function bodySchema(
  known: ReturnType<typeof fieldsOfEntity>,
  description: string,
): EffectPiece['outputs'][number]['schema'] {
  return known === null ? { description } : rowSchema(known.fields, description);
}
