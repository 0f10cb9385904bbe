import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNode, type GeneratedNode } from '../src/index.ts';
import { allPatterns } from '../src/patterns/all-patterns.ts';
import { findTypeChecker } from '../src/validate/find-type-checker.ts';
import { lintTypescript } from '../src/validate/lint-typescript.ts';
import { corpus, read } from './support/corpus.ts';
import { GeneratedProject, pythonTests } from './support/generated-project.ts';
import { hasPython } from './support/run-nodes.ts';

const strict =
  '--strict --noEmit --target es2022 --module nodenext --allowImportingTsExtensions --erasableSyntaxOnly --verbatimModuleSyntax --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noUnusedParameters --noImplicitReturns --skipLibCheck --pretty false --types node';

describe('every pattern', () => {
  const project = new GeneratedProject();
  const nodes: { readonly folder: string; readonly node: GeneratedNode }[] = [];
  const of = (language: string) => nodes.filter(({ node }) => node.language === language);

  beforeAll(async () => {
    // Beside each pattern's own sentence, those of the corpus that say more than one thing.
    const sentences = [
      ...allPatterns.map(({ type, pattern }) => ({ type, text: pattern.example })),
      ...corpus('tuned').filter(({ pattern }) => pattern !== undefined),
    ];
    for (const [at, sentence] of sentences.entries()) {
      const made = read(sentence);
      if (!made.ok) throw new Error(`${sentence.text}: ${made.reason}`);
      const contract = { ...made.contract, name: `${String(made.contract['name'])}_${at}` };
      for (const language of ['typescript', 'python'] as const) {
        const generated = await generateNode(contract, { language, format: false });
        if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
        nodes.push({ folder: project.add(generated.value), node: generated.value });
      }
    }
  }, 60_000);
  afterAll(() => project[Symbol.dispose]());

  test.each(allPatterns.map(({ type, pattern }) => [pattern.id, type, pattern] as const))(
    '%s is what recognises its own sentence',
    (id, type, pattern) => {
      const made = read({ type, text: pattern.example });
      expect(made).toMatchObject({ ok: true });
      expect(made.ok && made.provenance.patterns.map((use) => use.id)).toContain(id);
    },
  );

  test('has an id of its own, with a version', () => {
    const ids = allPatterns.map(({ pattern }) => pattern.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(allPatterns.every(({ pattern }) => /^\d+\.\d+\.\d+$/.test(pattern.version))).toBe(true);
  });

  test('is in docs/patterns.md with its sentence, and no other is', () => {
    const page = readFileSync(new URL('../../../docs/patterns.md', import.meta.url), 'utf8');
    const rows = page
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap(([, id = '', sentence = '']) =>
        /^`(?:effect|compute|reducer|orchestrator)\./.test(id)
          ? [[id.slice(1, -1), sentence] as const]
          : [],
      );
    const listed = allPatterns.map(({ pattern }) => [pattern.id, pattern.example] as const);
    expect(new Map(rows)).toEqual(new Map(listed));
  });

  test('makes nodes that type-check strictly', async () => {
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

  test('makes nodes that pass their own tests', async () => {
    const files = of('typescript').map(({ folder, node }) => join(folder, node.testsFile));
    project.write('all.test.mjs', files.map((file) => `await import('./${file}');`).join('\n'));
    const ended = await project.run(process.execPath, ['--test-reporter=tap', 'all.test.mjs']);
    expect(ended.output.match(/^not ok .*/gm)).toBeNull();
    expect(ended.code).toBe(0);
  }, 60_000);

  (hasPython ? test : test.skip)(
    'makes nodes that pass their own tests in Python',
    async () => {
      project.write('all_tests.py', pythonTests);
      const specs = of('python').map(
        ({ folder, node }) => `${folder}/${node.testsFile.replace('.py', '')}`,
      );
      const ended = await project.run('python3', ['-B', '-W', 'ignore', 'all_tests.py', ...specs]);
      expect(ended.output.match(/^(?:FAIL|ERROR|\w*Error)\b.*/gm)).toBeNull();
      expect(ended.code).toBe(0);
    },
    60_000,
  );
});
