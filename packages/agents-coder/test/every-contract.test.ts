import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { generateNode, type GeneratedNode } from '../src/index.ts';
import { checkRules } from '../src/onex-rules/check-rules.ts';
import { nodeKind } from '../src/node/node-kind.ts';
import { findTypeChecker } from '../src/validate/find-type-checker.ts';
import { lintTypescript } from '../src/validate/lint-typescript.ts';
import { fixtures } from './support/fixtures.ts';
import { GeneratedProject, pythonTests } from './support/generated-project.ts';
import { hasPython } from './support/run-nodes.ts';

const strict =
  '--strict --noEmit --target es2022 --module nodenext --allowImportingTsExtensions --erasableSyntaxOnly --verbatimModuleSyntax --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noUnusedParameters --noImplicitReturns --skipLibCheck --pretty false --types node';

describe('every contract of the fixtures', () => {
  const project = new GeneratedProject();
  const nodes: { readonly folder: string; readonly node: GeneratedNode }[] = [];

  beforeAll(async () => {
    for (const contract of fixtures.values()) {
      for (const language of ['typescript', 'python'] as const) {
        const generated = await generateNode(contract, { language });
        if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
        nodes.push({ folder: project.add(generated.value), node: generated.value });
      }
    }
  }, 60_000);
  afterAll(() => project[Symbol.dispose]());
  const of = (language: string) => nodes.filter(({ node }) => node.language === language);

  test('there are five of each type at least', () => {
    const types = of('typescript').map(({ node }) => node.contract.nodeType);
    const count = (type: string) => types.filter((other) => other === type).length;
    expect(
      ['EFFECT', 'COMPUTE', 'REDUCER', 'ORCHESTRATOR'].map((type) => count(`${type}_GENERIC`) >= 5),
    ).toEqual([true, true, true, true]);
  });

  test('type-checks strictly in TypeScript', async () => {
    const checker = findTypeChecker()!;
    const files = of('typescript').flatMap(({ folder, node }) =>
      node.files.filter(({ path }) => path.endsWith('.ts')).map(({ path }) => join(folder, path)),
    );
    const args = [...checker.args, ...strict.split(' '), ...files];
    expect(await project.run(checker.command, args)).toEqual({ code: 0, output: '' });
  }, 60_000);

  test('makes nodes in which the linter finds nothing', async () => {
    const files = of('typescript').flatMap(({ folder, node }) =>
      node.files.map(({ path }) => join(folder, path)),
    );
    const options = { timeoutMs: 60_000, signal: undefined };
    expect(await lintTypescript(project.folder, files, options)).toMatchObject({
      passed: true,
      reason: null,
    });
  }, 60_000);

  test('passes its own tests in TypeScript', async () => {
    const files = of('typescript').map(({ folder, node }) => join(folder, node.testsFile));
    const main = files.map((file) => `await import('./${file}');`).join('\n');
    project.write('all.test.mjs', main);
    const ended = await project.run(process.execPath, ['--test-reporter=tap', 'all.test.mjs']);
    expect(ended.output.match(/^not ok .*/gm)).toBeNull();
    expect(ended.code).toBe(0);
    expect(Number(/^# pass (\d+)/m.exec(ended.output)?.[1])).toBeGreaterThan(1000);
  }, 60_000);

  (hasPython ? test : test.skip)(
    'compiles and passes its own tests in Python (needs pydantic)',
    async () => {
      project.write('all_tests.py', pythonTests);
      const specs = of('python').map(
        ({ folder, node }) => `${folder}/${node.testsFile.replace('.py', '')}`,
      );
      const ended = await project.run('python3', ['-B', '-W', 'ignore', 'all_tests.py', ...specs]);
      expect(ended).toMatchObject({ code: 0 });
      // On a loaded machine asyncio says that something was slow.
      const lines = ended.output
        .trim()
        .split('\n')
        .filter((line) => /^\S+ \d+ \d+/.test(line));
      expect(lines.map((line) => line.split(' ')[2])).toEqual(specs.map(() => '0'));
    },
    60_000,
  );

  test('keeps the rules of ONEX and says nothing of missing tests, in both languages', () => {
    const said = nodes.flatMap(({ node }) => {
      const { nodeFile, nodeName: nodeClass, files, contract, notes } = node;
      const kind = nodeKind(contract.nodeType);
      const sources = { nodeFile, expectedFile: nodeFile, nodeClass, kind, files };
      return [...checkRules(sources, 'strict').findings, ...notes];
    });
    expect(said).toEqual([]);
  });

  test('gives the same files from its own contract file: a fixed point', async () => {
    const filesOf = async (contract: unknown, language: 'typescript' | 'python') => {
      const generated = await generateNode(contract, { language, format: false });
      if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
      const { files, contractFile } = generated.value;
      const text = files.find(({ path }) => path === contractFile)?.contents ?? '';
      return { files, text };
    };
    for (const { node } of nodes) {
      const { language, contract, files, contractFile } = node;
      const text = files.find(({ path }) => path === contractFile)?.contents ?? '';
      const first = await filesOf(text, language);
      expect(first.text).toBe(text);
      const fromData = await filesOf(contract.document, language);
      expect(await filesOf(fromData.text, language)).toEqual(fromData);
    }
  }, 60_000);
});
