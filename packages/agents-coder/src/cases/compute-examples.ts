import type { JsonValue } from '@parallel-dispatcher/schema';
import type { ComputeContract } from '../contract/contract.ts';
import type { Condition } from '../contract/condition.ts';
import type { Example } from '../contract/example.ts';
import type { StepWork } from '../contract/step.ts';
import { borderValues } from '../interpret/border-values.ts';
import { placeValue } from '../interpret/place-value.ts';
import { runCompute } from '../interpret/run-compute.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { free, oneTurn } from './free-example.ts';
import { validInput } from './valid-input.ts';
import { withoutOptional } from './without-optional.ts';

/** More would bury the examples of the contract. */
const mostExamples = 40;
/** Characters of JSON; as many of a larger input would bury them too. */
const mostCharacters = 4_000;

interface Variation {
  readonly why: string;
  readonly input: JsonValue;
}

/** Inputs on either side of each condition, without what is optional, and with other rows. */
export function computeExamples(contract: ComputeContract): readonly Example[] {
  // What a step in words gives is known by its code alone.
  if (contract.pipeline.some(({ work }) => work.kind === 'describe')) return [];
  const given = contract.examples.flatMap(({ turns }) => turns.map(({ input }) => input));
  const seen = new Set(given.map((input) => JSON.stringify(input)));
  const found: Example[] = [];
  for (const start of startsOf(contract, given)) {
    for (const { why, input } of variationsOf(contract, start)) {
      const key = JSON.stringify(input);
      if (seen.has(key) || key.length > mostCharacters || found.length >= mostExamples) continue;
      seen.add(key);
      if (!matchesSchema(contract.inputSchema, input)) continue;
      const outcome = runCompute(contract, input);
      if (outcome.kind === 'output' && !isTold(contract, outcome.output)) continue;
      found.push(oneTurn(why, input, { expect: { ...free, outcome } }));
    }
  }
  return found;
}

/** Whether an output is of its model, and the same in every language: beyond doubles digits differ. */
function isTold({ outputSchema }: ComputeContract, output: JsonValue): boolean {
  const isExact = (held: JsonValue): boolean => {
    if (typeof held === 'number') return Math.abs(held) <= Number.MAX_SAFE_INTEGER;
    return typeof held !== 'object' || held === null || Object.values(held).every(isExact);
  };
  return matchesSchema(outputSchema, output) && isExact(output);
}

/** The first examples that lead to an output; else a valid input. */
function startsOf(contract: ComputeContract, given: readonly JsonValue[]): readonly JsonValue[] {
  const good = given.filter(
    (input) =>
      matchesSchema(contract.inputSchema, input) && runCompute(contract, input).kind === 'output',
  );
  const full = validInput(contract);
  return [...good.slice(0, 2), ...(full === undefined ? [] : [full])];
}

function variationsOf(contract: ComputeContract, input: JsonValue): readonly Variation[] {
  const { inputSchema, pipeline } = contract;
  const borders = borderValues(pipeline.flatMap(({ work }) => conditionsOf(work)));
  const fields = Object.entries(Object(input)) as (readonly [string, JsonValue])[];
  const atBorders = (of: 'field' | 'var', held: JsonValue): readonly Variation[] =>
    borders
      .filter((border) => border.of === of && Object.hasOwn(Object(held), border.path[0] ?? ''))
      .flatMap(({ path, values }) =>
        values.map((value) => ({
          why: `${path.join('.')} is ${JSON.stringify(value)}`,
          input: placeValue(held, path, value),
        })),
      );
  const ofRows = fields.flatMap(([name, held]): readonly Variation[] => {
    const rows: readonly JsonValue[] = Array.isArray(held) ? held : [];
    const [first, ...others] = rows;
    if (first === undefined) return [];
    const schema = inputSchema.properties.get(name)?.items ?? null;
    const changed = [
      ...atBorders('field', first),
      ...(schema === null ? [] : missingFrom(schema, first)),
    ];
    const lists = [
      ...changed.map(({ why, input: row }) => ({
        why: `in ${name} ${why}`,
        rows: [row, ...others],
      })),
      { why: `${name} turned round`, rows: rows.toReversed() },
      { why: `${name} twice`, rows: [...rows, ...rows] },
      { why: `no ${name}`, rows: [] },
    ];
    return lists.map((list) => ({ why: list.why, input: placeValue(input, [name], list.rows) }));
  });
  return [
    { why: 'a full input', input },
    ...atBorders('var', input),
    ...missingFrom(inputSchema, input),
    ...ofRows,
  ];
}

function missingFrom(...[schema, held]: Parameters<typeof withoutOptional>): readonly Variation[] {
  return withoutOptional(schema, held).map(({ name, value }) => ({
    why: `without ${name}`,
    input: value,
  }));
}

function conditionsOf(work: StepWork): readonly Condition[] {
  if (work.kind === 'filter' || work.kind === 'require') return [work.where];
  return work.kind === 'choose' ? work.cases.map(({ when }) => when) : [];
}
