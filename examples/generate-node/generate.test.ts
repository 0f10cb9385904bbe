import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

test('generates a node that keeps a balance', async () => {
  // Inside of this folder, so that the node finds zod.
  const folder = await mkdtemp(`${here}generated-`);
  try {
    const path = await generate(`${here}account.contract.yaml`, folder);
    const { NodeAccountReducer } = await import(path);
    let held: unknown = null;
    const store = {
      load: async () => held,
      save: async (state: unknown) => {
        held = state;
      },
    };
    const node = new NodeAccountReducer({ store });
    const events = [{ type: 'deposited', id: 'a', amount: 0.1 }];
    await node.executeReduction({ events });
    const more = [{ type: 'deposited', id: 'b', amount: 0.2 }];
    assert.deepEqual(await node.executeReduction({ events: more }), {
      state: 'active',
      context: { balance: 0.3, seen: ['a', 'b'] },
      applied: 1,
      ignored: 0,
    });
    await assert.rejects(
      node.executeReduction({ events: [{ type: 'withdrawn', id: 'c', amount: 1 }] }),
      { code: 'INVALID_TRANSITION' },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
