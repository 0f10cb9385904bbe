import type { JsonValue } from '@parallel-dispatcher/schema';
import { validInput } from '../../cases/valid-input.ts';
import type { EffectContract } from '../../contract/contract.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { parseContract } from '../../contract/parse-contract.ts';
import { runEffect } from '../../interpret/run-effect.ts';
import { sampleSchema } from '../../json-schema/sample-schema.ts';
import type { JsonSchema } from '../../json-schema/json-schema.ts';

/** Adds an execution in which everything answers as it should, so that the tests have one to start from. */
export function withExample(document: Mapping): Mapping {
  const parsed = parseContract(document);
  if (!parsed.ok || parsed.value.nodeType !== 'EFFECT_GENERIC') return document;
  const contract = parsed.value;
  const input = validInput(contract);
  if (input === undefined) return document;
  const all = contract.operations.map((_, at) => answerOf(contract, at));
  const { outcome, answered, requests } = runEffect(contract, input, all);
  if (outcome.kind === 'error') return document;
  const transaction = contract.transaction === null ? {} : { transaction: 'committed' };
  const expect = { output: outcome.output, calls: answered.length, ...transaction, requests };
  return {
    ...document,
    behaviour: [
      { case: 'everything answers', given: { input, port: all.slice(0, answered.length) }, expect },
    ],
  };
}

/** What a port would answer, made of what the contract gives of it. */
function answerOf(contract: EffectContract, at: number): JsonValue {
  const operation = contract.operations[at];
  if (operation === undefined) return null;
  const { name, kind } = operation;
  const given = contract.output
    .filter(([, value]) => JSON.stringify(value).includes(`"${name}"`))
    .map(([field]) => [field, contract.outputSchema.properties.get(field)] as const);
  const sample = (schema: JsonSchema | undefined): JsonValue =>
    schema === undefined ? null : (sampleSchema(schema) ?? null);
  const [first] = given;
  switch (kind) {
    case 'event':
      return { offset: 7 };
    case 'file':
      return name.startsWith('read') ? { text: 'text' } : { bytes: 4 };
    case 'http':
      return { status: 200, body: sample(given.find(([field]) => field !== 'status')?.[1]) };
    case 'sql':
      break;
  }
  if (name.endsWith('cache')) return { rows: 0, row: null, returning: null, list: [] };
  const held = sample(first?.[1]);
  if (Array.isArray(held))
    return { rows: held.length, row: held[0] ?? null, returning: held[0] ?? null, list: held };
  const row =
    typeof held === 'object' && held !== null
      ? held
      : first === undefined
        ? null
        : { [first[0]]: held };
  return { rows: 1, row, returning: row, list: row === null ? [] : [row] };
}
