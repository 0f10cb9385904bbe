import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { plural } from '../../text/words/inflect.ts';
import type { BuiltContract } from '../built-contract.ts';
import { contractHead, described, objectOf } from '../contract-parts.ts';
import { typeOf } from '../entity-fields.ts';
import type { EntityType } from '../../entity-types/entity-type.ts';
import type { ComputePiece } from './compute-piece.ts';
import { withExamples } from './with-examples.ts';
import { withRowModels } from './with-row-models.ts';

interface About {
  readonly name: string | null;
  readonly description: string;
  readonly types: readonly EntityType[];
}

/** The contract of a computation: its clauses one after another. */
export function computeContract(
  pieces: readonly [ComputePiece, ...ComputePiece[]],
  { name, description, types }: About,
): BuiltContract {
  const [first] = pieces;
  const { entity } = first;
  const last = pieces.at(-1) ?? first;
  const rows = pieces.some((piece) => piece.rows !== null)
    ? [rowsInput(entity, { fields: pieces.flatMap((piece) => piece.rows ?? []), types })]
    : [];
  const outputs = [last.result, ...(last.result.also ?? [])];
  const document: Mapping = {
    ...contractHead({
      name: name ?? `${entity}_${last.role}`,
      nodeType: 'COMPUTE_GENERIC',
      description,
    }),
    input_schema: objectOf(merged([...rows, ...pieces.flatMap(({ inputs }) => inputs)])),
    output_schema: objectOf(
      outputs.map((output) => ({ name: output.name, schema: output.schema, isRequired: true })),
    ),
    errors: [...new Set(pieces.flatMap(({ errors }) => errors))],
    pure_function: true,
    pipeline: pieces.flatMap(({ steps }) => steps),
    output: Object.fromEntries(outputs.map((output) => [output.name, output.value])),
  };
  const unknown = pieces.flatMap((piece) => piece.unknown);
  return {
    document: unknown.length === 0 ? withExamples(withRowModels(document)) : document,
    entity,
    assumptions: [...new Set(pieces.flatMap(({ assumptions }) => assumptions))],
    unknown,
  };
}

/** Rows may have more fields than are used; where the context says them, they are those. */
function rowsInput(
  entity: string,
  { fields, types }: { readonly fields: readonly Field[]; readonly types: readonly EntityType[] },
): Field {
  const used = merged(fields);
  const type = typeOf(entity, types);
  const all = merged([...used, ...(type?.fields ?? [])]);
  const items = {
    type: 'object',
    required: all.filter(({ isRequired }) => isRequired).map((field) => field.name),
    properties: Object.fromEntries(
      all.map((field) => [field.name, described(field.name, field.schema)]),
    ),
  };
  return {
    name: plural(entity),
    schema: {
      type: 'array',
      description: `The ${plural(entity).replaceAll('_', ' ')} that come in.`,
      items,
    },
    isRequired: true,
  };
}

function merged(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ name }, at) => fields.findIndex((other) => other.name === name) === at);
}
