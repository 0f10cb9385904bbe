import type { JsonValue } from '@parallel-dispatcher/schema';
import { ruleCases, type RuleCase } from '../../cases/rule-cases.ts';
import { validInput } from '../../cases/valid-input.ts';
import type { Contract } from '../../contract/contract.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { layOut } from '../layout.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { indent } from '../node-file.ts';
import { importFrom, pythonImports } from '../python-imports.ts';
import { bundlePython, usedSupport } from '../support-files.ts';
import { exampleSource } from './example-source.ts';
import { harnessOf, type PythonHarness } from './harness.ts';

/** Source of the tests of a node in Python, on the unittest of the standard library, and its fakes. */
export function testsSource(
  contract: Contract,
  names: NodeNames,
): { readonly contents: string; readonly fakes: string | null } {
  const harness = harnessOf(contract, names);
  const valid = validInput(contract);
  const taken = new Set<string>();
  const examples = contract.examples.map((example) =>
    exampleSource(example, { contract, harness, name: testName(example.name, taken) }),
  );
  const invalid = contract.invalid.map(
    ({ why, input }) => `async def ${testName(`refuses ${why}`, taken)}(self) -> None:
    await self.refuses(${pythonLiteral(input)})
`,
  );
  const rules = valid === undefined ? [] : ruleTests(contract, valid);
  const methods = [helpers(harness), harness.check, ...examples, ...invalid, ...rules].join('\n');
  const body = layOut(`${harness.start}

class Test${names.nodeClass}(IsolatedAsyncioTestCase):
${indent(methods, 1)}

if __name__ == "__main__":
    main()
`).replaceAll(/\n{4,}/g, '\n\n\n');
  const fakes = bundlePython('fakes', harness.fakes);
  const used = harness.fakes.filter((name) => new RegExp(`\\b${name}\\b`).test(body)).toSorted();
  const support = usedSupport(body);
  const imports = pythonImports(body, [
    body.includes('deepcopy(') ? 'from copy import deepcopy' : '',
    'from unittest import IsolatedAsyncioTestCase, main',
    importFrom(names.fakesFile, used),
    importFrom(names.nodeFile, [names.nodeClass]),
    importFrom(names.supportFile, support),
  ]);
  const fakesText = `${pythonImports(fakes.body, fakes.imports)}\n\n\n${fakes.body}\n`;
  return {
    contents: `${imports}\n\n\n${body.trim()}\n`,
    fakes: harness.fakes.length === 0 ? null : fakesText,
  };
}

function helpers({ method, untouched }: PythonHarness): string {
  return `async def outcome(self, execution: Any) -> Dict[str, Any]:
    """How an execution ends: with its output, or with the code of its error."""
    try:
        return {"output": await execution}
    except NodeError as error:
        return {"error": error.code}

async def refuses(self, value: Any) -> None:
    """The node refuses an input before anything else happens."""
    started = start()
    self.assertEqual(await self.outcome(started["node"].${method}(value)), {"error": "INVALID_INPUT"})
    ${untouched}

async def accepts(self, value: Any) -> None:
    """The node takes an input; what becomes of it is for other tests."""
    started = start()
    self.assertNotEqual(await self.outcome(started["node"].${method}(value)), {"error": "INVALID_INPUT"})
`;
}

/** Tests of the rules of the input schema, each a change of a valid input. */
function ruleTests({ inputSchema }: Contract, valid: JsonValue): string[] {
  const { refused, accepted } = ruleCases(inputSchema, valid);
  const table = (cases: readonly RuleCase[]): string =>
    cases
      .map(({ why, path, value }) => {
        const change = value === undefined ? 'None' : `[${longSource(value)}]`;
        return `        (${pythonText(why)}, ${pythonLiteral([...path])}, ${change}),`;
      })
      .join('\n');
  const changed = `def changed(self, path: List[Any], change: Any) -> Any:
    """A copy of the valid input with one change; None removes what is there."""
    value = deepcopy(self.VALID)
    holder = value
    for key in path[:-1]:
        holder = holder[key]
    if change is not None:
        holder[path[-1]] = change[0]
    elif path[-1] in holder:
        del holder[path[-1]]
    return value
`;
  const loop = (verb: 'refuses' | 'accepts', cases: readonly RuleCase[]): string =>
    cases.length === 0
      ? ''
      : `async def test_${verb}_what_the_schema_${verb}(self) -> None:
    cases: List[Any] = [
${table(cases)}
    ]
    for why, path, change in cases:
        with self.subTest(why):
            await self.${verb}(self.changed(path, change))
`;
  return [
    `VALID: Any = ${pythonLiteral(valid)}\n`,
    `async def test_accepts_the_valid_input(self) -> None:\n    await self.accepts(self.VALID)\n`,
    refused.length + accepted.length === 0 ? '' : changed,
    loop('refuses', refused),
    loop('accepts', accepted),
  ];
}

function longSource(value: JsonValue): string {
  if (typeof value !== 'string') return pythonLiteral(value);
  const [first = ''] = value;
  const count = Array.from(value).length;
  return count > 40 && value === first.repeat(count)
    ? `${pythonText(first)} * ${count}`
    : pythonText(value);
}

function testName(said: string, taken: Set<string>): string {
  const words = said
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  let name = `test_${words}`;
  for (let count = 2; taken.has(name); count += 1) name = `test_${words}_${count}`;
  taken.add(name);
  return name;
}
