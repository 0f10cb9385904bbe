type Doc = Record<string, unknown>;

/** A small contract: rows of `{ id, price }` in, whatever `pipeline` names out. */
export function makeContract(changes: Doc = {}): Doc {
  return {
    contract_version: { major: 1, minor: 0, patch: 0 },
    node_version: '1.0.0',
    name: 'sample',
    node_type: 'COMPUTE_GENERIC',
    description: 'A sample.',
    input_model: { name: 'ModelSampleInput', module: 'models' },
    output_model: { name: 'ModelSampleOutput', module: 'models' },
    input_schema: {
      type: 'object',
      additionalProperties: false,
      required: ['rows'],
      properties: {
        rows: {
          type: 'array',
          description: 'Rows.',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['id', 'price'],
            properties: {
              id: { type: 'string' },
              price: { type: 'number' },
              note: { type: 'string' },
            },
          },
        },
        count: { type: 'integer', description: 'A count.' },
        any: { description: 'Anything.' },
      },
    },
    output_schema: { type: 'object' },
    pipeline: [],
    output: { rows: 'rows' },
    ...changes,
  };
}
