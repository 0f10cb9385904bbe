import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { generateNode } from '../src/index.ts';
import { makeContract } from './support/make-contract.ts';
import { hasPython } from './support/run-nodes.ts';

const contract = makeContract({
  node_type: 'ORCHESTRATOR_GENERIC',
  input_schema: { type: 'object' },
  workflow_coordination: {
    steps: [
      { id: 'limited', uses: 'limited', timeout_ms: 1000 },
      { id: 'free', uses: 'free' },
      { id: 'last', uses: 'last', depends_on: ['limited', 'free'] },
    ],
  },
});

/** Steps that answer without waiting, so that nothing but the node decides who is called first. */
const script = `
import asyncio, json
from node_sample_orchestrator import NodeSampleOrchestrator

class Steps:
    calls = []
    async def run(self, call):
        self.calls.append([call["id"], sorted(call["results"])])

async def sleep(ms):
    await asyncio.Event().wait()

class Clock:
    now = staticmethod(lambda: 0)
    sleep = staticmethod(sleep)

asyncio.run(NodeSampleOrchestrator(steps=Steps(), clock=Clock()).execute_orchestration({}))
print(json.dumps(Steps.calls))
`;

(hasPython ? test : test.skip)(
  'in Python steps that start together are called in order, and see what was there before them',
  async () => {
    const generated = await generateNode(contract, { language: 'python' });
    if (!generated.ok) throw new Error(JSON.stringify(generated.errors));
    const folder = mkdtempSync(join(tmpdir(), 'workflow-order-'));
    try {
      for (const { path, contents } of generated.value.files)
        writeFileSync(join(folder, path), contents);
      writeFileSync(join(folder, 'run.py'), script);
      const child = spawnSync('python3', ['-B', 'run.py'], { cwd: folder, encoding: 'utf8' });
      expect(child.stderr).toBe('');
      expect(JSON.parse(child.stdout)).toEqual([
        ['limited', []],
        ['free', []],
        ['last', ['free', 'limited']],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
