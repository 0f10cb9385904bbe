import type { JsonValue } from '@parallel-dispatcher/schema';
import { inheritsNames } from '../values/inherits-names.ts';
import { literalSource, quote } from '../values/literal-source.ts';
import type { ContractCommon, Example } from '../../contract/contract.ts';
import { schemaName, type NodeNames } from '../../node/node-names.ts';
import { ruleCases, type RuleCase } from '../../cases/rule-cases.ts';
import { validInput } from '../../cases/valid-input.ts';

export interface TestsSource {
  readonly contents: string;
  readonly notes: readonly string[];
}

/** Source of the tests of a compute node: each example, each invalid input, each schema rule. */
export function testsSource(contract: ContractCommon, names: NodeNames): TestsSource {
  const valid = validInput(contract);
  const rules =
    valid === undefined ? { refused: [], accepted: [] } : ruleCases(contract.inputSchema, valid);
  const checksOutput = !inheritsNames(contract.outputSchema);
  const outputs = contract.examples.some(({ turns }) =>
    turns.some(({ expect }) => expect.kind === 'output'),
  );
  const notes: string[] = [];
  if (valid === undefined)
    notes.push('No valid input is known, so the rules of the input schema have no tests.');
  if (!outputs)
    notes.push(
      'No example of an output: add one to "behaviour" so that the tests check what is computed.',
    );
  const imports = [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    ...(checksOutput && outputs
      ? [`import { ${schemaName(contract.outputModel)} } from './${names.outputFile}';`]
      : []),
    `import { ${names.nodeClass} } from './${names.nodeFile}';`,
  ];
  const parts = [
    imports.join('\n'),
    codeOfSource(names),
    ...contract.examples.map((example) =>
      exampleSource(example, names, checksOutput ? schemaName(contract.outputModel) : null),
    ),
    ...contract.invalid.map(
      ({ why, input }) => `test(${quote(`refuses: ${why}`)}, async () => {
  assert.equal(await codeOf(${literalSource(input)}), 'INVALID_INPUT');
});`,
    ),
    ...(valid === undefined ? [] : [rulesSource(valid, rules.refused, rules.accepted)]),
  ];
  return { contents: `${parts.join('\n\n')}\n`, notes };
}

function codeOfSource({ nodeClass }: NodeNames): string {
  return `/** The code of the error that the node ends with; null when it gives an output. */
async function codeOf(input: unknown): Promise<unknown> {
  try {
    await new ${nodeClass}().executeCompute(input);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}`;
}

function exampleSource(
  example: Example,
  { nodeClass }: NodeNames,
  ...[schema]: [string | null]
): string {
  const turns = example.turns.map(({ input, expect }, at) => {
    const suffix = example.turns.length === 1 ? '' : String(at + 1);
    const lines = [`const input${suffix} = ${literalSource(input)};`];
    if (expect.kind === 'error') {
      lines.push(
        `await assert.rejects(node.executeCompute(input${suffix}), { code: ${quote(expect.code)} });`,
      );
    } else {
      lines.push(
        `const output${suffix} = await node.executeCompute(input${suffix});`,
        `assert.deepEqual(output${suffix}, ${literalSource(expect.output)});`,
      );
      if (schema !== null)
        lines.push(`assert.equal(${schema}.safeParse(output${suffix}).error, undefined);`);
    }
    lines.push(
      `assert.deepEqual(input${suffix}, ${literalSource(input)}, 'the input was changed');`,
    );
    return lines.join('\n');
  });
  return `test(${quote(example.name)}, async () => {
  const node = new ${nodeClass}();
  ${turns.join('\n')}
});`;
}

function rulesSource(
  valid: JsonValue,
  refused: readonly RuleCase[],
  ...[accepted]: [readonly RuleCase[]]
): string {
  const table = (cases: readonly RuleCase[]): string =>
    cases
      .map(({ why, path, value }) => {
        const change = value === undefined ? '' : `, value: ${longSource(value)}`;
        return `{ why: ${quote(why)}, path: ${literalSource(path)}${change} },`;
      })
      .join('\n');
  const cases = (name: string, listed: readonly RuleCase[], ...[code]: [string]): string =>
    listed.length === 0
      ? ''
      : `
const ${name}: readonly Change[] = [${table(listed)}];
for (const change of ${name}) {
  test(\`${name === 'refused' ? 'refuses' : 'accepts'} \${change.why}\`, async () => {
    ${code}
  });
}
`;
  return `const valid: unknown = ${literalSource(valid)};

interface Change {
  readonly why: string;
  readonly path: readonly (string | number)[];
  /** Absent: what is there is removed. */
  readonly value?: unknown;
}

/** A copy of the valid input with one change. */
function changed({ path, ...change }: Change): unknown {
  const copy: unknown = structuredClone(valid);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const key = path.at(-1) ?? '';
  if ('value' in change) {
    const value: unknown = structuredClone(change.value);
    Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
  } else Reflect.deleteProperty(Object(holder), key);
  return copy;
}

test('accepts the valid input', async () => {
  assert.notEqual(await codeOf(valid), 'INVALID_INPUT');
});
${cases('refused', refused, "assert.equal(await codeOf(changed(change)), 'INVALID_INPUT');")}${cases('accepted', accepted, "assert.notEqual(await codeOf(changed(change)), 'INVALID_INPUT');")}`;
}

/** Source of a value; long repetitions are written as such. */
function longSource(value: JsonValue): string {
  if (typeof value === 'string') {
    const [first = ''] = value;
    const count = Array.from(value).length;
    const repeats = count > 40 && value === first.repeat(count);
    return repeats ? `${quote(first)}.repeat(${count})` : literalSource(value);
  }
  if (!Array.isArray(value) || value.length <= 10) return literalSource(value);
  const items: readonly JsonValue[] = value;
  const sources = new Set(items.map(literalSource));
  if (sources.size > 1) return literalSource(value);
  return `Array.from({ length: ${items.length} }, () => (${[...sources].join('')}))`;
}
