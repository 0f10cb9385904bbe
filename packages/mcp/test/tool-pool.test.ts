import { describe, expect, test } from '@jest/globals';
import { callOf, createPool } from './support/create-pool.ts';
import { stdioServer } from './support/tool-server.ts';

describe('a pool with a server on stdio', () => {
  test('calls a tool and records the call', async () => {
    await using pool = createPool({ tools: stdioServer() });
    const answer = await pool.call(callOf('echo', { args: { value: 'hello' } }));
    expect(answer).toEqual({
      ok: true,
      value: 'hello',
      record: {
        tool: 'echo',
        input: { value: 'hello' },
        output: 'hello',
        duration_ms: expect.any(Number),
        server: 'tools',
        source: 'tools',
        error: null,
      },
    });
  });
});
