import { describe, expect, test } from '@jest/globals';
import { nodeTypes, type NodeType } from '../src/contract/contract.ts';
import { generateNode, type GeneratedNode } from '../src/index.ts';
import type { Language } from '../src/node/node-names.ts';
import { fixtures } from './support/fixtures.ts';
import { GeneratedProject } from './support/generated-project.ts';
import { mutantsOf } from './support/mutants.ts';
import { passTests, type Mutant } from './support/run-mutants.ts';
import { seededRandom } from './support/seeded-random.ts';

/** `MUTANTS=200` tries so many of each kind of node, `MUTANTS=all` all there are. */
const tried = process.env['MUTANTS'] ?? '12';
const chance = Math.floor(Math.random() * 1e9);
const seed = Number(process.env['SEED'] ?? (process.env['CI'] === undefined ? chance : 1));
const languages: readonly Language[] = ['typescript', 'python'];

describe(`generated tests notice four of five changes (SEED=${seed} MUTANTS=${tried})`, () => {
  describe.each(languages)('in %s', (language) => {
    test.each(nodeTypes)(
      'of %s nodes',
      async (nodeType) => {
        const mutants = pickSome(await allMutants(nodeType, language));
        using project = new GeneratedProject();
        const passed = await passTests(mutants, project);
        const lived = mutants.filter((_, at) => passed[at]).map(({ source }) => source);
        expect(1 - lived.length / mutants.length).toBeGreaterThanOrEqual(0.8);
      },
      3_600_000,
    );
  });
});

async function allMutants(nodeType: NodeType, language: Language): Promise<readonly Mutant[]> {
  const mutants: Mutant[] = [];
  for (const contract of fixtures.values()) {
    const generated = await generateNode(contract, { language });
    if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
    const node = generated.value;
    if (node.contract.nodeType !== nodeType) continue;
    mutants.push(...mutantsOf(sourceOf(node), language).map((source) => ({ node, source })));
  }
  return mutants;
}

function pickSome(mutants: readonly Mutant[]): readonly Mutant[] {
  if (tried === 'all') return mutants;
  const random = seededRandom(seed);
  return Array.from({ length: Number(tried) }, () => random.pick(mutants));
}

function sourceOf({ files, nodeFile }: GeneratedNode): string {
  return files.find(({ path }) => path === nodeFile)?.contents ?? '';
}
