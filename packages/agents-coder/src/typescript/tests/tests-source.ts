import type { Contract } from '../../contract/contract.ts';
import { ruleCases } from '../../cases/rule-cases.ts';
import { validInput } from '../../cases/valid-input.ts';
import { schemaName, type NodeNames } from '../../node/node-names.ts';
import { bundleModules } from '../support-files/bundle-modules.ts';
import { inheritsNames } from '../values/inherits-names.ts';
import { literalSource, quote } from '../values/literal-source.ts';
import { exampleSource } from './example-source.ts';
import { harnessOf } from './harness.ts';
import { outcomeSource, outputCheckSource } from './outcome-source.ts';
import { rulesSource } from './rules-source.ts';

export interface TestsSource {
  readonly contents: string;
  /** The file of the fakes; null where the node reaches nothing outside. */
  readonly fakes: string | null;
  readonly support: ReadonlySet<string>;
}

/** Source of the tests of a node: each example, each invalid input, each rule of the input schema. */
export function testsSource(contract: Contract, names: NodeNames): TestsSource {
  const harness = harnessOf(contract, names);
  const valid = validInput(contract);
  const givesOutput = contract.examples.some(({ turns }) =>
    turns.some(({ expect }) => expect.outcome?.kind === 'output'),
  );
  const schema =
    givesOutput && !inheritsNames(contract.outputSchema) ? schemaName(contract.outputModel) : null;
  const bundle = bundleModules(harness.fakes, { folder: 'fakes', supportFile: names.supportFile });
  const examples = contract.examples.map((example) =>
    exampleSource(example, { contract, harness }),
  );
  const invalid = contract.invalid.map(
    ({ why, input }) => `test(${quote(`refuses: ${why}`)}, async () => {
  await refuses(${literalSource(input)});
});`,
  );
  const rules =
    valid === undefined ? '' : rulesSource(valid, ruleCases(contract.inputSchema, valid));
  const rest = [
    harness.start,
    outcomeSource({ harness, nodeClass: names.nodeClass }),
    examples.some((source) => source.includes('checkOutput(')) ? outputCheckSource(schema) : '',
    harness.check,
    ...examples,
    ...invalid,
    rules,
  ].join('\n\n');
  const fakeNames = harness.fakeNames.filter((name) => new RegExp(`\\b${name}\\b`).test(rest));
  const imports = [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    ...[
      ...(fakeNames.length === 0
        ? []
        : [[names.fakesFile, `import { ${fakeNames.join(', ')} } from './${names.fakesFile}';`]]),
      ...(schema === null
        ? []
        : [[names.outputFile, `import { ${schema} } from './${names.outputFile}';`]]),
      [names.nodeFile, `import { ${names.nodeClass} } from './${names.nodeFile}';`],
    ]
      .sort(([left = ''], [right = '']) => (left < right ? -1 : 1))
      .map(([, line]) => line),
  ];
  return {
    contents: `${imports.join('\n')}\n\n${rest}\n`,
    fakes: harness.fakes.length === 0 ? null : bundle.contents,
    support: bundle.support,
  };
}
