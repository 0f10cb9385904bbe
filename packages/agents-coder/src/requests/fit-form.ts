import { isMapping, type Mapping } from '../contract/mapping.ts';
import type { Field } from '../entity-types/entity-type.ts';
import type { BuiltContract } from '../patterns/built-contract.ts';
import { withExamples } from '../patterns/compute/with-examples.ts';
import { described } from '../patterns/contract-parts.ts';
import { withExample } from '../patterns/effect/with-example.ts';
import type { Unknown } from '../patterns/pattern.ts';
import type { DescribedForm } from './text-request.ts';

/** Holds a contract against the fields that a form beside its text says it takes and gives. */
export function fitForm(built: BuiltContract, form: DescribedForm): BuiltContract {
  const { inputs, outputs } = form;
  if (inputs.length === 0 && outputs.length === 0) return built;
  const fitted = fitOutputs(fitInputs(built, inputs), outputs);
  return { ...fitted, document: withExamples(withExample(fitted.document)) };
}

/** A field that comes in and is not used is asked about; one that is used and was not said is told. */
function fitInputs(built: BuiltContract, inputs: readonly Field[]): BuiltContract {
  if (inputs.length === 0) return built;
  const taken = propertiesOf(built.document, 'input_schema');
  const said = new Set(inputs.map(({ name }) => name));
  const unknown = inputs
    .filter(({ name }) => !Object.hasOwn(taken, name))
    .map(({ name }): Unknown => ({
      path: `input_schema.properties.${name}`,
      question: `What is the input field ${name} for?`,
    }));
  const more = Object.keys(taken).filter((name) => !said.has(name));
  const assumed = more.length === 0 ? [] : [`It takes ${more.join(', ')} besides.`];
  return {
    ...built,
    unknown: [...built.unknown, ...unknown],
    assumptions: [...built.assumptions, ...assumed],
  };
}

/** What goes out is what the form says, no more. */
function fitOutputs(built: BuiltContract, outputs: readonly Field[]): BuiltContract {
  if (outputs.length === 0) return built;
  const { document } = built;
  const found = outputs.map((field) => ({
    field,
    source: sourceOf(field, { document, isOne: outputs.length === 1 }),
  }));
  const unknown = found
    .filter(({ source }) => source === null)
    .map(({ field: { name } }): Unknown => ({
      path: `output.${name}`,
      question: `Where does the output field ${name} come from?`,
    }));
  const assumptions = found.flatMap(({ field, source }) =>
    source?.called === undefined ? [] : [`The output field ${field.name} is ${source.called}.`],
  );
  const noted = {
    ...built,
    unknown: [...built.unknown, ...unknown],
    assumptions: [...built.assumptions, ...assumptions],
  };
  // Reducers and orchestrators give what nodes of their type give.
  if (!isMapping(document['output'])) return noted;
  const properties = found.map(({ field: { name, schema }, source }) => {
    const { description } = schema;
    const about = typeof description === 'string' ? { description } : {};
    return [name, described(name, { ...(source?.schema ?? schema), ...about })] as const;
  });
  const values = found.flatMap(({ field, source }) =>
    source === null ? [] : [[field.name, source.value] as const],
  );
  return {
    ...noted,
    document: {
      ...document,
      output_schema: {
        type: 'object',
        additionalProperties: false,
        required: outputs.map(({ name }) => name),
        properties: Object.fromEntries(properties),
      },
      output: Object.fromEntries(values),
      // They show what the patterns gave.
      behaviour: [],
    },
  };
}

interface Source {
  readonly schema: Mapping;
  readonly value: unknown;
  /** What it is otherwise called. */
  readonly called?: string;
}

/** Where an output field comes from: what is given under its name, else what came in so, else the one result. */
function sourceOf(
  { name, schema }: Field,
  { document, isOne }: { readonly document: Mapping; readonly isOne: boolean },
): Source | null {
  const given = propertiesOf(document, 'output_schema');
  const values = isMapping(document['output']) ? document['output'] : {};
  const source = (own: string): Source => {
    const held = given[own];
    return { schema: isMapping(held) ? held : {}, value: values[own] };
  };
  if (Object.hasOwn(given, name)) return source(name);
  if (document['node_type'] === 'EFFECT_GENERIC') {
    const isEcho = Object.hasOwn(propertiesOf(document, 'input_schema'), name);
    return isEcho
      ? { schema, value: { var: `input.${name}` }, called: 'what came in under this name' }
      : null;
  }
  const [only, ...others] = Object.keys(given);
  const isResult = document['node_type'] === 'COMPUTE_GENERIC' && isOne;
  return isResult && only !== undefined && others.length === 0
    ? { ...source(only), called: `the ${only.replaceAll('_', ' ')}` }
    : null;
}

function propertiesOf(document: Mapping, side: 'input_schema' | 'output_schema'): Mapping {
  const schema = document[side];
  const properties = isMapping(schema) ? schema['properties'] : undefined;
  return isMapping(properties) ? properties : {};
}
