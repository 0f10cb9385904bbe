import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { generateNode } from '@parallel-dispatcher/agents-coder';
import { createIntelligence } from '@parallel-dispatcher/intelligence';
import { qualityGates } from '@parallel-dispatcher/schema';
import * as z from 'zod';

const contracts = fileURLToPath(
  new URL('../../packages/agents-coder/test/fixtures/contracts', import.meta.url),
);
const scored = z.object({ quality_score: z.number() });

const workspace = mkdtempSync(join(tmpdir(), 'gates-'));
const intelligence = createIntelligence({ workspace });
afterAll(async () => {
  await intelligence[Symbol.asyncDispose]();
  rmSync(workspace, { recursive: true });
});

async function ask(name: string, args: Parameters<typeof intelligence.call>[0]['args']) {
  const answer = await intelligence.call({ name, args, signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** The two packages judge by rules of their own, and what one makes the other must not refuse. */
describe('what the coder makes passes the gates of the embedded tools', () => {
  test.each(globSync('*.yaml', { cwd: contracts }).toSorted())('%s', async (file) => {
    const contract = readFileSync(join(contracts, file), 'utf8');
    for (const language of ['typescript', 'python'] as const) {
      const generated = await generateNode(contract, { language });
      if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
      const { nodeFile, files } = generated.value;
      const content = files.find(({ path }) => path === nodeFile)?.contents ?? '';
      const source_path = join(workspace, basename(nodeFile));
      const quality = await ask('assess_code_quality', { content, source_path, language });
      const compliance = await ask('check_architectural_compliance', {
        content,
        source_path,
        architecture_type: 'onex',
      });
      const patterns = await ask('get_quality_patterns', {
        content,
        pattern_type: 'anti_patterns',
      });
      expect({ compliance, patterns }).toMatchObject({
        compliance: { violations: [] },
        patterns: { anti_patterns: [] },
      });
      const { quality_score: score } = scored.parse(quality);
      expect(score).toBeGreaterThanOrEqual(qualityGates.quality);
    }
  });
});
