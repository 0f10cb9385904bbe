import type { JsonValue } from '@parallel-dispatcher/schema';
import { matchOf } from '../../cases/expected-output.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Example, Expected, StepAnswer, Turn } from '../../contract/example.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { indent } from '../node-file.ts';
import type { PythonHarness } from './harness.ts';

interface ExampleOf {
  readonly contract: Contract;
  readonly harness: PythonHarness;
  /** Name of the test. */
  readonly name: string;
}

/** Source of the test of an example: its executions, one after the other, on one node. */
export function exampleSource(example: Example, { contract, harness, name }: ExampleOf): string {
  const several = example.turns.length > 1;
  const turns = example.turns.flatMap((turn) => turnLines(turn, { contract, harness, several }));
  const declared = ['value', 'expected', 'requests'].filter((variable) =>
    turns.some((line) => line.startsWith(`${variable}: Any = `)),
  );
  const lines = [
    `started = start(${startArgument(example, harness)})`,
    ...(several ? declared.map((variable) => `${variable}: Any`) : []),
    ...turns.map((line) =>
      several ? line.replace(/^(value|expected|requests): Any = /, '$1 = ') : line,
    ),
    ...expectedLines(example.expect, harness, { calls: '', transaction: '' }),
    ...(several || harness.check === '' ? [] : ['self.check(started)']),
  ];
  return `async def ${name}(self) -> None:
    # ${example.name.replaceAll(/\s+/g, ' ')}
${indent(lines.join('\n'), 1)}
`;
}

function startArgument(example: Example, { method }: PythonHarness): string {
  const [first] = example.turns;
  if (method === 'execute_effect') {
    const single = example.turns.length === 1 && first !== undefined;
    return single ? pythonLiteral([...first.port]) : '';
  }
  if (method === 'execute_reduction')
    return example.from === null ? '' : pythonLiteral(example.from);
  if (method !== 'execute_orchestration') return '';
  const answers = Object.entries(example.steps).map(
    ([id, listed]) => `${pythonText(id)}: [${listed.map(answerSource).join(', ')}]`,
  );
  return `{${answers.join(', ')}}`;
}

function answerSource(answer: StepAnswer): string {
  if (answer.kind === 'ok') return `{"ok": ${pythonLiteral(answer.value)}}`;
  return `{"error": ${pythonText(answer.code)}, "transient": ${pythonLiteral(answer.transient)}}`;
}

interface TurnOf extends Pick<ExampleOf, 'contract' | 'harness'> {
  readonly several: boolean;
}

function turnLines(turn: Turn, { contract, harness, several }: TurnOf): string[] {
  const { input, port, atMs, expect } = turn;
  const isEffect = harness.method === 'execute_effect';
  const lines: string[] = [];
  if (atMs !== null && isEffect) lines.push(`started["clock"].go_to(${atMs})`);
  if (several && port.length > 0) {
    lines.push(`started["port"].answer_with(${pythonLiteral([...port])})`);
  }
  const told = expectedLines(expect, harness, {
    calls: several ? 'before:' : '',
    transaction: several ? 'noted:' : '',
  });
  const marks = { before: 'calls', noted: 'transaction' };
  for (const [mark, list] of Object.entries(several && isEffect ? marks : {})) {
    const isUsed = told.some((line) => new RegExp(`\\b${mark}\\b`).test(line));
    if (isUsed) lines.push(`${mark} = len(started["port"].${list})`);
  }
  lines.push(
    `value: Any = ${pythonLiteral(input)}`,
    `outcome = await self.outcome(started["node"].${harness.method}(deepcopy(value)))`,
    ...outcomeLines(expect, contract),
    ...(several ? [] : ownLines(turn, harness)),
    ...told,
  );
  return lines;
}

/** What a node of its type has to have done beside its outcome. */
function ownLines({ input, expect: { outcome } }: Turn, { method }: PythonHarness): string[] {
  if (method === 'execute_effect') {
    const key: unknown = Reflect.get(Object(input), 'idempotency_key');
    return typeof key === 'string'
      ? [
          `self.assertTrue(all(call["idempotency_key"] == ${pythonText(key)} for call in started["port"].calls))`,
        ]
      : [];
  }
  if (method === 'execute_reduction' && outcome !== null) {
    return outcome.kind === 'error'
      ? ['self.assertEqual(started["store"].saved, [])']
      : [
          'kept = {key: outcome["output"][key] for key in ("state", "context")}',
          'self.assertEqual(started["store"].saved, [kept])',
        ];
  }
  return method === 'execute_orchestration' && outcome?.kind === 'output'
    ? ['self.assertEqual(started["steps"].compensations, outcome["output"]["compensated"])']
    : [];
}

function outcomeLines({ outcome }: Expected, { outputSchema }: Contract): string[] {
  if (outcome === null) return [];
  if (outcome.kind === 'error') {
    return [`self.assertEqual(outcome, {"error": ${pythonText(outcome.code)}})`];
  }
  const { output } = outcome;
  if (matchOf(outputSchema, output) === 'whole') {
    return [
      `expected: Any = {"output": ${pythonLiteral(output)}}`,
      'self.assertTrue(equal(outcome, expected), f"{outcome} is not {expected}")',
    ];
  }
  return Object.entries(output as Readonly<Record<string, JsonValue>>).map(
    ([key, held]) =>
      `self.assertTrue(equal(outcome.get("output", {}).get(${pythonText(key)}), ${pythonLiteral(held)}), outcome)`,
  );
}

interface From {
  readonly calls: string;
  readonly transaction: string;
}

function expectedLines(
  { calls, requests, transaction }: Omit<Expected, 'outcome'>,
  { method }: PythonHarness,
  ...[from]: [From]
): string[] {
  const steps = method === 'execute_orchestration';
  if (!steps && method !== 'execute_effect') return [];
  const made = steps
    ? 'started["steps"].runs'
    : `started["port"].calls${from.calls === '' ? '' : `[${from.calls}]`}`;
  const lines: string[] = [];
  if (typeof calls === 'number') lines.push(`self.assertEqual(len(${made}), ${calls})`);
  else if (calls !== null) {
    for (const [name, count] of Object.entries(calls)) {
      lines.push(
        `self.assertEqual([call["${steps ? 'id' : 'operation'}"] for call in ${made}].count(${pythonText(name)}), ${count})`,
      );
    }
  }
  if (requests !== null && !steps) {
    lines.push(
      `requests: Any = ${pythonLiteral([...requests])}`,
      `self.assertTrue(equal(started["port"].requests(${from.calls === '' ? '' : 'before'}), requests), started["port"].requests())`,
    );
  }
  const noted = `started["port"].transaction${from.transaction === '' ? '' : `[${from.transaction}]`}`;
  if (transaction === 'committed') lines.push(`self.assertEqual(${noted}, ["begin", "commit"])`);
  if (transaction === 'rolled_back')
    lines.push(`self.assertEqual(${noted}, ["begin", "rollback"])`);
  return lines;
}
