import { isMapping, type Mapping } from '../contract/mapping.ts';
import type { BuiltContract } from '../patterns/built-contract.ts';
import { described } from '../patterns/contract-parts.ts';
import type { Unknown } from '../patterns/pattern.ts';
import type { Reading } from './read-library.ts';
import type { DescribedForm } from './text-request.ts';

interface Fitted {
  readonly built: BuiltContract;
  readonly unaccounted: readonly string[];
}

interface FormFacts {
  readonly form: DescribedForm;
  /** Reads other words in the same library. */
  readonly read: (text: string) => Reading;
}

/**
 * Holds a contract against the form that came beside its text: each operation has to be what the
 * contract does, each output field something that it gives.
 */
export function fitForm(
  built: BuiltContract,
  { form: { operations, outputs }, read }: FormFacts,
): Fitted {
  const wanted = built.document['name'];
  const uncovered = operations.filter((name) => {
    const [verb = '', ...rest] = name.split('_');
    const about = rest.length === 0 ? built.entity.replaceAll('_', ' ') : rest.join(' ');
    return read(`${verb} ${about}`).built?.document['name'] !== wanted && operations.length > 1;
  });
  return {
    built: outputs.reduce(withOutput, built),
    unaccounted: uncovered.map((name) => `operation ${name}`),
  };
}

/** An output field that the contract does not give is what came in under its name, or is asked for. */
function withOutput(
  built: BuiltContract,
  { name, schema }: DescribedForm['outputs'][number],
): BuiltContract {
  const { document } = built;
  const outputs = propertiesOf(document, 'output_schema');
  if (Object.hasOwn(outputs, name)) return built;
  const isEcho =
    Object.hasOwn(propertiesOf(document, 'input_schema'), name) &&
    document['node_type'] === 'EFFECT_GENERIC';
  const question = `Where does the output field ${name} come from?`;
  const unknown: readonly Unknown[] = isEcho ? [] : [{ path: `output.${name}`, question }];
  const outputSchema = isMapping(document['output_schema']) ? document['output_schema'] : {};
  const given = isMapping(document['output']) ? document['output'] : {};
  return {
    ...built,
    document: {
      ...document,
      output_schema: {
        ...outputSchema,
        properties: { ...outputs, [name]: described(name, schema) },
      },
      output: { ...given, ...(isEcho ? { [name]: { var: `input.${name}` } } : {}) },
      // It shows what comes out, which is more now.
      behaviour: [],
    },
    unknown: [...built.unknown, ...unknown],
    assumptions: isEcho
      ? [...built.assumptions, `The output field ${name} is what came in under this name.`]
      : built.assumptions,
  };
}

function propertiesOf(document: Mapping, side: 'input_schema' | 'output_schema'): Mapping {
  const schema = document[side];
  const properties = isMapping(schema) ? schema['properties'] : undefined;
  return isMapping(properties) ? properties : {};
}
