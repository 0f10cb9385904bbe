import type { JsonValue } from '@parallel-dispatcher/schema';
import { validInput } from '../../cases/valid-input.ts';
import type { ComputeContract } from '../../contract/contract.ts';
import type { Condition } from '../../contract/condition.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { parseContract } from '../../contract/parse-contract.ts';
import { borderValues } from '../../interpret/border-values.ts';
import { placeValue } from '../../interpret/place-value.ts';
import { runCompute } from '../../interpret/run-compute.ts';
import { matchesSchema } from '../../json-schema/matches-schema.ts';

/** More rows would bury what they show. */
const mostRows = 12;

/** Adds what the pipeline gives for rows on either side of each of its conditions, and for none. */
export function withExamples(document: Mapping): Mapping {
  const parsed = parseContract(document);
  if (!parsed.ok || parsed.value.nodeType !== 'COMPUTE_GENERIC') return document;
  const contract = parsed.value;
  const valid = validInput(contract);
  if (valid === undefined) return document;
  const inputs = isRows(valid) ? rowInputs(contract, valid) : valueInputs(contract, valid);
  const behaviour = inputs
    .filter((input) => matchesSchema(contract.inputSchema, input))
    .map((input, at) => ({ input, at, expected: runCompute(contract, input) }))
    .map(({ input, at, expected }) => ({
      case: `example ${at + 1}`,
      given: { input },
      expect: expected.kind === 'output' ? { output: expected.output } : { error: expected.code },
    }));
  return { ...document, behaviour };
}

type Rows = Readonly<Record<string, JsonValue>>;

function isRows(input: JsonValue): input is Rows {
  return Object.values(Object(input)).some(Array.isArray);
}

/** Several rows that differ, as they come and in reverse, and no row. */
function rowInputs(contract: ComputeContract, valid: Rows): readonly JsonValue[] {
  const borders = borderValues(conditionsIn(contract));
  const varied = Object.entries(valid).map(([name, held]) => {
    const first: unknown = Array.isArray(held) ? held[0] : undefined;
    if (typeof first !== 'object' || first === null) return [name, held] as const;
    const near = borders
      .filter(({ of }) => of === 'field')
      .flatMap(({ path, values }) =>
        values.map((value) => placeValue(first as JsonValue, path, value)),
      );
    return [name, [...near, ...vary(first as Rows)].slice(0, mostRows)] as const;
  });
  const full = Object.fromEntries(varied) as Rows;
  const each = (change: (rows: readonly JsonValue[]) => readonly JsonValue[]): JsonValue =>
    Object.fromEntries(
      Object.entries(full).map(([name, held]) => [name, Array.isArray(held) ? change(held) : held]),
    ) as JsonValue;
  return [full, each((rows) => rows.toReversed()), each(() => [])];
}

/** Rows whose numbers and texts come in no order, the last like the first. */
function vary(row: Rows): readonly JsonValue[] {
  const at = (index: number): JsonValue =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'number'
          ? value * [3, 1, 2][index % 3]!
          : typeof value === 'string' && index === 1 && /^[a-z ]+$/i.test(value)
            ? ` B${value}`
            : value,
      ]),
    );
  return [at(0), at(1), at(2), at(0)];
}

function valueInputs(contract: ComputeContract, valid: JsonValue): readonly JsonValue[] {
  const borders = borderValues(conditionsIn(contract)).filter(({ of }) => of === 'var');
  const near = borders.flatMap(({ path, values }) =>
    values.map((value) => placeValue(valid, path, value)),
  );
  const fields = Object.entries(Object(valid) as Rows);
  const scaled = Object.fromEntries(
    fields.map(([key, value], at) => [key, typeof value === 'number' ? value * (at + 3) : value]),
  );
  return [valid, scaled, ...near].slice(0, mostRows);
}

function conditionsIn({ pipeline }: ComputeContract): readonly Condition[] {
  return pipeline.flatMap(({ work }) => {
    if (work.kind === 'filter' || work.kind === 'require') return [work.where];
    return work.kind === 'choose' ? work.cases.map(({ when }) => when) : [];
  });
}
