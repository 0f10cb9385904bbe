import type { JsonValue } from '@parallel-dispatcher/schema';
import type { EffectContract } from '../contract/contract.ts';
import type { Example, Expectation, Expected, Turn } from '../contract/example.ts';
import { borderValues, type Border } from '../interpret/border-values.ts';
import { placeValue } from '../interpret/place-value.ts';
import { runEffect } from '../interpret/run-effect.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { free, oneTurn } from './free-example.ts';
import { withoutOptional } from './without-optional.ts';
import { validInput } from './valid-input.ts';

/** More would bury the examples of the contract. */
const mostExamples = 60;

interface Start {
  readonly input: JsonValue;
  readonly answers: readonly JsonValue[];
}

/** Executions on either side of each rule, requirement and condition. */
export function effectExamples(contract: EffectContract): readonly Example[] {
  const starts = startsOf(contract);
  const found = new Map<string, Example>();
  const add = (why: string, input: JsonValue, ...[port]: [readonly JsonValue[]]): void => {
    if (found.size >= mostExamples || !matchesSchema(contract.inputSchema, input)) return;
    const run = runEffect(contract, input, port);
    const { outcome } = run;
    if (outcome.kind === 'output' && !matchesSchema(contract.outputSchema, outcome.output)) return;
    const key = JSON.stringify([input, port.slice(0, run.answered.length)]);
    if (found.has(key)) return;
    const transaction = endOf(contract, outcome);
    const { requests } = run;
    const expect = { outcome, calls: run.answered.length, requests, transaction };
    found.set(key, oneTurn(why, input, { port: port.slice(0, run.answered.length), expect }));
  };
  for (const { input, answers } of starts) {
    const run = runEffect(contract, input, answers);
    add('an execution that goes through', input, answers);
    for (const [at, name] of run.answered.entries()) {
      const operation = contract.operations.find((other) => other.name === name);
      const rules = operation?.answers.map(({ when }) => when) ?? [];
      const given = answers[at] ?? {};
      for (const { path, values } of borderValues(rules).filter(({ of }) => of === 'field')) {
        for (const value of values) {
          const answer = placeValue(given, path, value);
          const why = `${name} answers ${path.join('.')} ${JSON.stringify(value)}`;
          add(why, input, [...answers.slice(0, at), answer, ...answers.slice(at + 1)]);
          add(why, input, [...answers.slice(0, at), { [path[0] ?? '']: value }]);
        }
      }
      const broken = Array.from({ length: contract.retry.maxAttempts }, () => ({
        error: 'TIMEOUT',
      }));
      add(`${name} does not answer at all`, input, [...answers.slice(0, at), ...broken]);
      add(`${name} answers the second time`, input, [
        ...answers.slice(0, at),
        { error: 'TIMEOUT' },
        ...answers.slice(at),
      ]);
    }
    for (const { name, value } of withoutOptional(contract.inputSchema, input)) {
      add(`without ${name}`, value, answers);
    }
    for (const { path, values } of inputBorders(contract)) {
      for (const value of values) {
        const why = `${path.join('.')} is ${JSON.stringify(value)}`;
        add(why, inputOf(placeValue({ input }, path, value)), answers);
      }
    }
  }
  return [...found.values(), ...breakerExample(contract, starts)];
}

function endOf({ transaction }: EffectContract, outcome: Expectation): Expected['transaction'] {
  if (transaction === null) return null;
  return outcome.kind === 'output' ? 'committed' : 'rolled_back';
}

/** The circuit opens at its threshold, stays so until its time is over, then lets a trial through. */
function breakerExample(contract: EffectContract, starts: readonly Start[]): readonly Example[] {
  const [start] = starts;
  const { breaker } = contract;
  if (start === undefined || breaker === null || breaker.threshold > 20) return [];
  const { input, answers } = start;
  const broken = Array.from({ length: contract.retry.maxAttempts }, () => ({ error: 'TIMEOUT' }));
  const run = runEffect(contract, input, broken);
  if (!run.exhausted) return [];
  const turn = (atMs: number, port: readonly JsonValue[], outcome: Expectation): Turn => ({
    input,
    atMs,
    port,
    expect: { ...free, outcome },
  });
  const open: Expectation = { kind: 'error', code: 'CIRCUIT_OPEN' };
  const failed = (atMs: number): Turn =>
    turn(atMs, broken.slice(0, run.answered.length), run.outcome);
  const { threshold, openMs } = breaker;
  const good = runEffect(contract, input, answers).outcome;
  // A trial that fails opens the circuit again, and shows nothing of how it closes.
  if (good.kind === 'error') return [];
  return [
    {
      ...oneTurn('the circuit opens and closes', input, {}),
      turns: [
        ...Array.from({ length: threshold }, () => failed(0)),
        turn(0, [], open),
        turn(openMs - 1, [], open),
        turn(openMs, answers, good),
        failed(openMs),
      ],
    },
  ];
}

function inputOf(held: JsonValue): JsonValue {
  return (held as Readonly<Record<string, JsonValue>>)['input'] ?? null;
}

/** Inputs with answers that lead to an output, from the examples; else a valid input alone. */
function startsOf(contract: EffectContract): readonly Start[] {
  const given = contract.examples.flatMap(({ turns }) =>
    turns.map(({ input, port }) => ({ input, answers: port })),
  );
  const good = given.filter(
    ({ input, answers }) =>
      matchesSchema(contract.inputSchema, input) &&
      runEffect(contract, input, answers).outcome.kind === 'output',
  );
  const input = validInput(contract);
  if (good.length > 0) return good.slice(0, 2);
  return input === undefined ? [] : [{ input, answers: [] }];
}

function inputBorders({ operations }: EffectContract): readonly Border[] {
  const conditions = operations.flatMap(({ when, require: requirements }) => [
    ...(when === null ? [] : [when]),
    ...requirements.map(({ where }) => where),
  ]);
  return borderValues(conditions).filter(({ of, path }) => of === 'var' && path[0] === 'input');
}
