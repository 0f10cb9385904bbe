import type { JsonValue } from '@parallel-dispatcher/schema';
import type { OrchestratorContract } from '../contract/contract.ts';
import type { Example, StepAnswer } from '../contract/example.ts';
import { borderValues } from '../interpret/border-values.ts';
import { placeValue } from '../interpret/place-value.ts';
import { runOrchestrator } from '../interpret/run-orchestrator.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { free, oneTurn } from './free-example.ts';
import { withoutOptional } from './without-optional.ts';
import { validInput } from './valid-input.ts';

/** Each step failing for good and for a while, and each condition at its border. */
export async function orchestratorExamples(
  contract: OrchestratorContract,
): Promise<readonly Example[]> {
  const input = validInput(contract);
  if (input === undefined) return [];
  const found: Example[] = [];
  const add = async (
    why: string,
    given: JsonValue,
    ...[steps]: [Example['steps']]
  ): Promise<void> => {
    if (!matchesSchema(contract.inputSchema, given)) return;
    const outcome = await runOrchestrator(contract, given, steps);
    if (outcome.kind === 'output' && !matchesSchema(contract.outputSchema, outcome.output)) return;
    found.push(oneTurn(why, given, { expect: { ...free, outcome } }, { steps }));
  };
  const fails = (transient: boolean, count: number): StepAnswer[] =>
    Array.from({ length: count }, () => ({ kind: 'error', code: 'BROKEN', transient }));
  await add('every step is ok', input, {});
  for (const { id, maxAttempts } of contract.steps) {
    await add(`${id} fails for good`, input, { [id]: fails(false, 1) });
    await add(`${id} fails once, for a while`, input, { [id]: fails(true, 1) });
    if (maxAttempts > 1) {
      await add(`${id} fails until no attempt is left`, input, { [id]: fails(true, maxAttempts) });
      await add(`${id} is ok at its last attempt`, input, { [id]: fails(true, maxAttempts - 1) });
    }
  }
  for (const { name, value } of withoutOptional(contract.inputSchema, input)) {
    await add(`without ${name}`, value, {});
  }
  const conditions = contract.steps.flatMap(({ when }) => (when === null ? [] : [when]));
  for (const { path, values } of borderValues(conditions)) {
    const [root, ...rest] = path;
    for (const value of values) {
      const why = `${path.join('.')} is ${JSON.stringify(value)}`;
      if (root === 'input') await add(why, placeValue(input, rest, value), {});
      else if (rest[0] !== undefined) {
        const answer: StepAnswer = { kind: 'ok', value: placeValue({}, rest.slice(1), value) };
        await add(why, input, { [rest[0]]: [answer] });
      }
    }
  }
  return found;
}
