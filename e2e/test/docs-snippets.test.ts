import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { generateNode, validateNode } from '@parallel-dispatcher/agents-coder';
import { validatePlan } from '@parallel-dispatcher/runtime';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dispatch-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Blocks that begin with ```json KIND or ```yaml KIND, in order. */
function blocksOf(page: string, kind: string): readonly string[] {
  const pattern = new RegExp(`\`\`\`(?:json|yaml) ${kind}\\n([\\s\\S]*?)\`\`\``, 'g');
  return [...page.matchAll(pattern)].map(([, block = '']) => block);
}

const pages = readdirSync(docs)
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(join(docs, name), 'utf8')] as const)
  .filter(([, page]) => blocksOf(page, 'plan').length > 0);

describe.each(pages)('docs/%s', (_name, page) => {
  const plans = blocksOf(page, 'plan').map((plan, index) => [index + 1, plan] as const);
  const [config = '{}'] = blocksOf(page, 'config');
  const files = [...page.matchAll(/```ts (\S+)\n([\s\S]*?)```/g)];

  test.each(plans)('plan %d is valid', async (_number, plan) => {
    writeFileSync(join(folder, 'dispatch.config.json'), config);
    for (const [, path = '', text = ''] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const placed = plan.replaceAll('/path/to/project', folder);
    const report = await validatePlan(placed, { cwd: folder, env: {} });
    expect(report.ok ? [] : report.result.errors).toEqual([]);
  });
});

const contracts = readFileSync(join(docs, 'contracts.md'), 'utf8');

describe('docs/contracts.md', () => {
  const examples = blocksOf(contracts, 'contract').map((text, index) => [index + 1, text] as const);

  test.each(examples)(
    'contract %d gives a node in both languages, which passes its own tests',
    async (_, text) => {
      const python = await generateNode(text, { language: 'python' });
      expect(python.ok ? python.value.notes : python.errors).toEqual([]);
      const generated = await generateNode(text);
      if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
      const { value: node } = generated;
      const options = { ...node, validationLevel: 'strict' } as const;
      const { passed, parts } = await validateNode(node.files, options);
      expect({ passed, parts }).toMatchObject({ passed: true });
    },
    30_000,
  );
});
