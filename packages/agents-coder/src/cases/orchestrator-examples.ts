import { isDeepStrictEqual } from 'node:util';
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
  await add('every step is ok', input, {});
  const starts = [{ input, steps: {} }, ...contract.examples.flatMap(startOf)];
  for (const { id, maxAttempts } of contract.steps) {
    const start = await startThatCalls(id, { contract, starts });
    const later = (start.steps[id] ?? []).filter(({ kind }) => kind === 'ok');
    const addFailing = (why: string, ...failures: readonly StepAnswer[]): Promise<void> =>
      add(`${id} ${why}`, start.input, { ...start.steps, [id]: [...failures, ...later] });
    const busy = (count: number): readonly StepAnswer[] =>
      Array.from({ length: count }, () => ({ ...broken, transient: true }));
    await addFailing('fails for good', broken);
    await addFailing('fails once, for a while', ...busy(1));
    if (maxAttempts > 1) {
      await addFailing('fails until no attempt is left', ...busy(maxAttempts));
      await addFailing('is ok at its last attempt', ...busy(maxAttempts - 1));
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

const broken = { kind: 'error', code: 'BROKEN', transient: false } as const;

/** A run that others are like but for one step. */
type Start = Pick<Example, 'steps'> & { readonly input: JsonValue };

function startOf({ turns: [turn, ...more], steps }: Example): readonly Start[] {
  return turn === undefined || more.length > 0 ? [] : [{ input: turn.input, steps }];
}

/** The first run in which it matters whether a step fails; else the first of all. */
async function startThatCalls(
  id: string,
  {
    contract,
    starts,
  }: { readonly contract: OrchestratorContract; readonly starts: readonly Start[] },
): Promise<Start> {
  for (const start of starts) {
    const { input, steps } = start;
    const asItIs = await runOrchestrator(contract, input, steps);
    const failed = await runOrchestrator(contract, input, { ...steps, [id]: [broken] });
    if (!isDeepStrictEqual(asItIs, failed)) return start;
  }
  return starts[0] as Start;
}
