import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { generateNode } from '../src/index.ts';
import { fixture } from './support/fixtures.ts';
import { GeneratedProject } from './support/generated-project.ts';
import { seededRandom } from './support/seeded-random.ts';

/** Small changes of a body, each of which changes what it does or nearly always does. */
const changes: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/ >= /g, () => ' > '],
  [/ > 0/g, () => ' >= 0'],
  [/ === /g, () => ' !== '],
  [/ && /g, () => ' || '],
  [/!\(/g, () => '('],
  [/\badd\(/g, () => 'multiply('],
  [/\bsubtract\(/g, () => 'add('],
  [/\bmultiply\(/g, () => 'add('],
  [/\bdivide\(/g, () => 'multiply('],
  [/(?<![\w.'[])(?:\d+)(?![\w.'])/g, (found) => String(Number(found) + 1)],
  [/'[A-Za-z_]{3,}'/g, (found) => `${found.slice(0, -1)}x'`],
  [/\btrue\b/g, () => 'false'],
];

function mutants(source: string): readonly string[] {
  const start = source.indexOf('export class');
  return changes.flatMap(([pattern, change]) =>
    [...source.matchAll(pattern)]
      .filter(({ index }) => index > start)
      .filter(({ index }) => !/^\s*(?:\*|\/\*|\/\/|'The contract)/.test(lineOf(source, index)))
      .map(
        ({ 0: found, index }) =>
          `${source.slice(0, index)}${change(found)}${source.slice(index + found.length)}`,
      ),
  );
}

function lineOf(source: string, at: number): string {
  return source.slice(source.lastIndexOf('\n', at) + 1).split('\n', 1)[0] ?? '';
}

describe('generated tests', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));

  test(`notice four of five changes of a body at least (SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    using project = new GeneratedProject();
    const runs: { readonly folder: string; readonly tests: string; readonly source: string }[] = [];
    for (const name of ['user_writer', 'order_book', 'signup_saga', 'order_line_net']) {
      const generated = await generateNode(fixture(name));
      if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
      const node = generated.value;
      const source = node.files.find(({ path }) => path === node.nodeFile)?.contents ?? '';
      const all = mutants(source);
      for (let count = 0; count < 8; count += 1) {
        const mutant = all[Math.floor(random.next() * all.length)] ?? '';
        const folder = project.add({ ...node, nodeName: `${name}_${count}` });
        project.write(join(folder, node.nodeFile), mutant);
        runs.push({ folder, tests: node.testsFile, source: mutant });
      }
    }
    const lived: string[] = [];
    const next = async (): Promise<void> => {
      for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
        const { code } = await project.run(
          process.execPath,
          ['--no-warnings', run.tests],
          run.folder,
        );
        if (code === 0) lived.push(run.folder);
      }
    };
    const total = runs.length;
    await Promise.all([next(), next()]);
    expect((total - lived.length) / total).toBeGreaterThanOrEqual(0.8);
  }, 120_000);
});
