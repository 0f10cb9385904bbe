import type { JsonValue } from '@parallel-dispatcher/schema';
import { matchOf } from '../../cases/expected-output.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Example, Expected, StepAnswer, Turn } from '../../contract/example.ts';
import { literalSource, propertyKey, quote } from '../values/literal-source.ts';
import type { TestHarness } from './harness.ts';

interface ExampleOf {
  readonly contract: Contract;
  readonly harness: TestHarness;
}

/** Source of the test of an example: its executions, one after the other, on one node. */
export function exampleSource(example: Example, { contract, harness }: ExampleOf): string {
  const several = example.turns.length > 1;
  const turns = example.turns.map((turn, index) =>
    turnSource(turn, { contract, harness, suffix: several ? String(index + 1) : '' }),
  );
  const checked = several || harness.checked === '' ? [] : [harness.checked];
  const body = [...turns, ...totalSource(example.expect, harness), ...checked].join('\n\n');
  const parts = harness.parts.filter((part) => new RegExp(`\\b${part}(?:\\.|[,)])`).test(body));
  return `test(${quote(example.name)}, async () => {
  const { ${['node', ...parts].join(', ')} } = start(${startArguments(example, harness)});
  ${body}
});`;
}

function startArguments(example: Example, { method }: TestHarness): string {
  const [first] = example.turns;
  if (method === 'executeEffect') {
    const single = example.turns.length === 1 && first !== undefined && first.port.length > 0;
    return single ? literalSource([...first.port]) : '';
  }
  if (method === 'executeReduction')
    return example.from === null ? '' : literalSource(example.from);
  if (method !== 'executeOrchestration') return '';
  const answers = Object.entries(example.steps).map(
    ([id, listed]) => `${propertyKey(id)}: [${listed.map(answerSource).join(', ')}]`,
  );
  return answers.length === 0 ? '' : `{ ${answers.join(', ')} }`;
}

function answerSource(answer: StepAnswer): string {
  if (answer.kind === 'ok') return `{ ok: ${literalSource(answer.value)} }`;
  const transient = answer.transient ? ', transient: true' : '';
  return `{ error: ${quote(answer.code)}${transient} }`;
}

function turnSource(
  turn: Turn,
  { contract, harness, suffix }: ExampleOf & { readonly suffix: string },
): string {
  const { input, port, atMs, expect } = turn;
  const named = (name: string): string => `${name}${suffix}`;
  const lines: string[] = [];
  if (atMs !== null && harness.parts.includes('clock')) lines.push(`clock.goTo(${atMs});`);
  if (suffix !== '' && port.length > 0) lines.push(`port.answerWith(${literalSource([...port])});`);
  const perTurn = suffix !== '' && (expect.calls !== null || expect.requests !== null);
  if (perTurn) lines.push(`const ${named('before')} = port.calls.length;`);
  const begun = suffix !== '' && expect.transaction !== null;
  if (begun) lines.push(`const ${named('noted')} = port.transaction.length;`);
  lines.push(
    `const ${named('input')} = ${literalSource(input)};`,
    `const ${named('outcome')} = await outcomeOf(node, ${named('input')});`,
    ...outcomeLines(named('outcome'), expect, contract),
    ...ownLines(turn, { harness, suffix }),
    ...expectedLines(expect, harness, {
      calls: perTurn ? `port.calls.slice(${named('before')})` : 'port.calls',
      transaction: begun ? `port.transaction.slice(${named('noted')})` : 'port.transaction',
    }),
  );
  return lines.join('\n');
}

/** What a node of its type has to have done beside its outcome. */
function ownLines(
  { input, expect: { outcome } }: Turn,
  { harness: { method }, suffix }: Pick<ExampleOf, 'harness'> & { readonly suffix: string },
): string[] {
  if (method === 'executeEffect' && suffix === '') {
    const key: unknown = Reflect.get(Object(input), 'idempotency_key');
    return typeof key === 'string'
      ? [`assert.ok(port.calls.every((call) => call.idempotency_key === ${quote(key)}));`]
      : [];
  }
  if (outcome === null || suffix !== '') return [];
  if (method === 'executeReduction') {
    const output: unknown = outcome.kind === 'output' ? outcome.output : null;
    const [state, context] = ['state', 'context'].map(
      (key) => Reflect.get(Object(output), key) as JsonValue | undefined,
    );
    if (outcome.kind === 'error') return ['assert.deepEqual(store.saved, []);'];
    if (state === undefined || context === undefined) return [];
    return [`assert.deepEqual(store.saved, [${literalSource({ state, context })}]);`];
  }
  if (method !== 'executeOrchestration' || outcome.kind === 'error') return [];
  const undone = Reflect.get(Object(outcome.output), 'compensated') as JsonValue | undefined;
  return undone === undefined
    ? []
    : [`assert.deepEqual(steps.compensations, ${literalSource(undone)});`];
}

function outcomeLines(
  name: string,
  { outcome }: Expected,
  ...[{ outputSchema }]: [Contract]
): string[] {
  if (outcome === null) return [];
  if (outcome.kind === 'error')
    return [`assert.deepEqual(${name}, { error: ${quote(outcome.code)} });`];
  const { output } = outcome;
  const checked = `checkOutput(${name});`;
  if (matchOf(outputSchema, output) === 'whole') {
    return [`assert.deepEqual(${name}, { output: ${literalSource(output)} });`, checked];
  }
  const fields = Object.entries(output as Readonly<Record<string, JsonValue>>).map(
    ([key, held]) =>
      `assert.deepEqual(Reflect.get(Object(${name}.output), ${quote(key)}), ${literalSource(held)});`,
  );
  return [checked, ...fields];
}

interface Noted {
  readonly calls: string;
  readonly transaction: string;
}

function expectedLines(
  { calls, requests, transaction }: Omit<Expected, 'outcome'>,
  { method }: TestHarness,
  ...[noted]: [Noted]
): string[] {
  const steps = method === 'executeOrchestration';
  const made = steps ? 'steps.runs' : noted.calls;
  const key = steps ? 'id' : 'operation';
  if (!steps && method !== 'executeEffect') return [];
  const lines: string[] = [];
  if (typeof calls === 'number') lines.push(`assert.equal(${made}.length, ${calls});`);
  else if (calls !== null) {
    for (const [name, count] of Object.entries(calls)) {
      lines.push(
        `assert.equal(${made}.filter(({ ${key} }) => ${key} === ${quote(name)}).length, ${count});`,
      );
    }
  }
  if (requests !== null && !steps) {
    lines.push(
      `assert.deepEqual(${made}.map(({ operation, request }) => ({ operation, ...request })), ${literalSource([...requests])});`,
    );
  }
  if (transaction === 'committed')
    lines.push(`assert.deepEqual(${noted.transaction}, ['begin', 'commit']);`);
  if (transaction === 'rolled_back')
    lines.push(`assert.deepEqual(${noted.transaction}, ['begin', 'rollback']);`);
  return lines;
}

function totalSource(expect: Example['expect'], harness: TestHarness): string[] {
  const lines = expectedLines(expect, harness, {
    calls: 'port.calls',
    transaction: 'port.transaction',
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}
