import { plural } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { fieldsOfEntity } from '../entity-fields.ts';
import type { EffectPattern, EffectPiece, EffectScope } from './effect-piece.ts';
import { httpOperation } from './http-operation.ts';
import { pathValue, readServiceClause, type ServiceClause } from './service-clause.ts';
import { storedRecord, words } from './stored-record.ts';

/** Something to a service: `Send the invoice to the billing API via POST /invoices`. */
export const httpSend: EffectPattern = {
  id: 'effect.http-send',
  version: '1.0.0',
  example: 'Send the invoice to the billing API via POST /invoices.',
  read: (cursor, scope) => {
    const clause = readServiceClause(cursor, {
      verbs: [`${verb.send}|${verb.insert}`],
      scope,
      hasKey: false,
    });
    const { method = null } = clause?.service ?? {};
    return clause === null || method === 'GET' || method === 'DELETE'
      ? null
      : sendPiece(clause, scope);
  },
};

function sendPiece(
  { entity, fields, service, modifiers }: ServiceClause,
  scope: EffectScope,
): EffectPiece {
  const { path: said, method, host, isForeign, name } = service;
  const operation = `send_${entity}`;
  const isKnown =
    said !== null || (!isForeign && (name === null || name === entity || name === plural(entity)));
  const known = fieldsOfEntity(fields, { entity, types: scope.types });
  const record = storedRecord(entity, { fields, scope });
  const { value, names } = pathValue(said ?? plural(entity));
  const body =
    known === null
      ? { var: `input.${entity}` }
      : {
          object: Object.fromEntries(
            known.fields.map((field) => [field.name, { var: `input.${field.name}` }]),
          ),
        };
  const inPath = names.filter((field) => !record.inputs.some((input) => input.name === field));
  return {
    entity,
    role: 'sender',
    done: 'sent',
    inputs: [
      ...inPath.map((field) => ({
        name: field,
        schema: { type: ['integer', 'string'] },
        isRequired: true,
      })),
      ...record.inputs,
    ],
    outputs: [
      {
        name: 'status',
        schema: { type: 'integer', description: 'Status of the answer.' },
        value: { var: `${operation}.status` },
      },
      {
        name: 'answer',
        schema: { description: 'Body of the answer.' },
        value: { var: `${operation}.body` },
      },
    ],
    operations: [
      httpOperation({
        operation,
        request: { method: method ?? 'POST', path: value, body },
        // The key goes along as a header, so that a service that knows it takes a repetition for one.
        idempotent: true,
      }),
    ],
    errors: ['REQUEST_REFUSED', 'SERVICE_UNAVAILABLE'],
    key: entity,
    modifiers,
    assumptions: [
      ...(method === null ? ['The method is not said: POST.'] : []),
      ...(said === null ? [`The path is not said: ${plural(entity)}.`] : []),
      `Paths are below HTTP_BASE_URL${host === null ? '' : `, which is to be ${host}`}.`,
      'The service takes the idempotency-key header, so a request that got no answer is sent again.',
      ...(known === null
        ? [`The fields of ${words(entity)} are not said: it is sent as one JSON document.`]
        : known.assumptions),
    ],
    unknown: isKnown
      ? []
      : [
          {
            path: 'io_operations[0].request.path',
            question: `To which path of the service does ${words(entity)} go?`,
          },
        ],
  };
}
