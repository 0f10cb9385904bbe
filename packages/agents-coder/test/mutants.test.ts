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
const seed = Number(process.env['SEED'] ?? 1);
const languages: readonly Language[] = ['typescript', 'python'];

describe(`generated tests notice four of five changes (SEED=${seed} MUTANTS=${tried})`, () => {
  describe.each(languages)('in %s', (language) => {
    test.each(nodeTypes)(
      'of %s nodes',
      async (nodeType) => {
        const nodes = await generateAll(nodeType, language);
        const mutants = pickSome(nodes.flatMap(allMutants));
        const unchanged = nodes.slice(0, 1).map((node) => ({ node, source: sourceOf(node) }));
        using project = new GeneratedProject();
        const [control, ...passed] = await passTests([...unchanged, ...mutants], project);
        const survivors = mutants.filter((_, at) => passed[at]).map(describeChange);
        expect(control).toBe(true);
        expect(survivors.length / mutants.length > 0.2 ? survivors : []).toEqual([]);
      },
      3_600_000,
    );
  });
});

async function generateAll(
  nodeType: NodeType,
  language: Language,
): Promise<readonly GeneratedNode[]> {
  const nodes: GeneratedNode[] = [];
  for (const contract of fixtures.values()) {
    if (!contract.includes(`node_type: ${nodeType}`)) continue;
    const generated = await generateNode(contract, { language });
    if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
    nodes.push(generated.value);
  }
  return nodes;
}

function allMutants(node: GeneratedNode): readonly Mutant[] {
  return mutantsOf(sourceOf(node), node.language).map((source) => ({ node, source }));
}

/** None twice. */
function pickSome(mutants: readonly Mutant[]): readonly Mutant[] {
  if (tried === 'all') return mutants;
  const random = seededRandom(seed);
  const drawn = mutants.map((mutant) => [random.next(), mutant] as const);
  return drawn
    .toSorted(([a], [b]) => a - b)
    .slice(0, Number(tried))
    .map(([, mutant]) => mutant);
}

/** The line that is another one. */
function describeChange({ node, source }: Mutant): string {
  const before = sourceOf(node).split('\n');
  const lines = source.split('\n');
  const at = lines.findIndex((line, index) => line !== before[index]);
  return `${node.nodeName}:${at + 1} ${before[at]?.trim()} => ${lines[at]?.trim()}`;
}

function sourceOf({ files, nodeFile }: GeneratedNode): string {
  return files.find(({ path }) => path === nodeFile)?.contents ?? '';
}
