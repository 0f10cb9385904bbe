import type { BuiltContract } from '../built-contract.ts';
import { contractHead, described, objectOf } from '../contract-parts.ts';
import type { ReducerPiece } from './reducer-piece.ts';

/** The contract of a reducer. */
export function reducerContract(
  [piece]: readonly [ReducerPiece, ...ReducerPiece[]],
  { name, description }: { readonly name: string | null; readonly description: string },
): BuiltContract {
  const { entity, role, machine, eventFields, assumptions, unknown } = piece;
  const fields = [
    { name: 'type', schema: { type: 'string', minLength: 1 }, isRequired: true },
    ...eventFields,
  ];
  const event = {
    type: 'object',
    required: [
      'type',
      ...eventFields.filter((field) => field.isRequired).map(({ name: key }) => key),
    ],
    properties: Object.fromEntries(
      fields.map((field) => [field.name, described(field.name, field.schema)]),
    ),
  };
  const output = (key: string, type: string, about: string) => ({
    name: key,
    schema: { type, description: about },
    isRequired: true,
  });
  return {
    document: {
      ...contractHead({
        name: name ?? `${entity}_${role}`,
        nodeType: 'REDUCER_GENERIC',
        description,
      }),
      input_schema: objectOf([
        {
          name: 'events',
          schema: { type: 'array', items: event, description: 'What happened, in order.' },
          isRequired: true,
        },
      ]),
      output_schema: objectOf([
        output('state', 'string', 'The state after the events.'),
        output('context', 'object', 'What is known after the events.'),
        output('applied', 'integer', 'Events that were taken.'),
        output('ignored', 'integer', 'Events that were not.'),
      ]),
      state_machine: machine,
    },
    entity,
    assumptions,
    unknown,
  };
}
