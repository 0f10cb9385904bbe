import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeReturned } from '../../text/parts/take-returned.ts';
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
    const clause = readServiceClause(cursor, {
      verbs: [`${verb.read}|call|calls|download|downloads up?`],
      scope,
      hasKey: true,
      also: (at, entity) => takeMissingFails(at, entity) || takeReturned(at, entity),
    });
    const { method = null } = clause?.service ?? {};
    return clause === null || (method !== null && method !== 'GET')
      ? null
      : readPiece(clause, scope);
  },
};

function readPiece(
  { entity, target, fields, key, service, modifiers }: ServiceClause,
  scope: EffectScope,
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
  const output = `${operation}.body`;
  return {
    entity,
    role: 'reader',
    done: 'read',
    inputs: names.map((field) => (field === own.name ? own : keyField(field, entity, scope.types))),
    outputs: [
      {
        name: entity,
        schema: bodySchema(known, `The ${words(entity)}, as the service gives it.`),
        value: { var: output },
      },
    ],
    operations: [
      httpOperation({
        operation,
        request: { method: 'GET', path: value, headers: { accept: 'application/json' } },
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
      ...(known === null
        ? [`The fields of ${words(entity)} are not said: the body of the answer is given whole.`]
        : known.assumptions),
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
