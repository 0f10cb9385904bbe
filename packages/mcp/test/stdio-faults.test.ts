import { describe, expect, test } from '@jest/globals';
import { callOf, createPool } from './support/create-pool.ts';
import { countLiving } from './support/group-members.ts';
import { createScratch } from './support/scratch.ts';
import { stdioServer } from './support/tool-server.ts';

const echo = callOf('tools/echo', { args: { value: 'still here' } });

async function groupOf(pool: ReturnType<typeof createPool>): Promise<number> {
  const answer = await pool.call(callOf('tools/ids'));
  if (!answer.ok) throw new Error(answer.error.message);
  return (JSON.parse(answer.value as string) as { pid: number }).pid;
}

describe('a server on stdio', () => {
  test('gets the variables it was promised and no others', async () => {
    const env = { ...process.env, API_TOKEN: 'a', OTHER_TOKEN: 'b', SECRET: 'c' };
    const servers = {
      named: stdioServer([], { env: ['API_TOKEN'] }),
      given: stdioServer([], { env: { TOKEN: 'Bearer ${OTHER_TOKEN}', MODE: '${MODE:-fast}' } }),
    };
    await using pool = createPool(servers, { env });
    const read = async (name: string): Promise<Record<string, string>> => {
      const answer = await pool.call(callOf(name));
      return JSON.parse(answer.ok ? (answer.value as string) : '{}') as Record<string, string>;
    };
    const passed = ['HOME', 'LANG', 'PATH', 'TERM', 'TMPDIR', 'TZ'].filter((name) => name in env);
    const named = await read('named/env');
    expect(Object.keys(named).sort()).toEqual([...passed, 'API_TOKEN'].sort());
    expect(named['API_TOKEN']).toBe('a');
    expect(await read('given/env')).toMatchObject({ TOKEN: 'Bearer b', MODE: 'fast' });
  });

  test('that lacks a variable is refused by its name', async () => {
    await using pool = createPool({ tools: stdioServer([], { env: ['NO_SUCH_VARIABLE'] }) });
    expect(await pool.call(echo)).toMatchObject({
      ok: false,
      errorClass: 'input',
      error: { code: 'MCP_VARIABLE_MISSING', path: 'mcp_servers.tools' },
    });
    expect(pool.health()).toMatchObject([{ server: 'tools', state: 'refused' }]);
  });

  test('may print a greeting to stdout', async () => {
    await using pool = createPool({ tools: stdioServer(['--garbage']) });
    expect(await pool.call(echo)).toMatchObject({ ok: true, value: 'still here' });
  });

  test('that dies in the middle of a call fails that call alone, and is started again', async () => {
    await using pool = createPool({ tools: stdioServer() });
    const before = await groupOf(pool);
    expect(await pool.call(callOf('crash'))).toMatchObject({
      ok: false,
      errorClass: 'transient',
      error: { code: 'TOOL_CONNECTION_LOST', message: expect.stringContaining('exit code 3') },
    });
    expect(await pool.call(echo)).toMatchObject({ ok: true });
    expect(await groupOf(pool)).not.toBe(before);
  });

  test('that dies in a call that only reads is asked once more', async () => {
    using scratch = createScratch();
    const env = { TELL_FILE: scratch.path('told'), CRASH_FLAG: '1' };
    await using pool = createPool({ tools: stdioServer([], { env }) });
    expect(await pool.call(callOf('crash_once'))).toMatchObject({ ok: true, value: 'alive' });
  });

  test('that ends at once is told with what it said, and is not asked again at once', async () => {
    await using pool = createPool({ tools: stdioServer(['--exit']) });
    const first = await pool.call(echo);
    expect(first).toMatchObject({
      ok: false,
      error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('no licence found') },
    });
    expect(await pool.call(echo)).toMatchObject({
      ok: false,
      retryAfterMs: expect.any(Number),
      error: { code: 'TOOL_SERVER_DOWN', cause: { code: 'TOOL_SERVER_DOWN' } },
    });
    expect(pool.health()).toMatchObject([{ state: 'down', clients: 0 }]);
  });

  test('that prints without end is ended', async () => {
    await using pool = createPool({ tools: stdioServer(['--endless', '--mute']) });
    expect(await pool.call(echo)).toMatchObject({
      error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('64 MiB') },
    });
  });

  test('that is no program is told as such', async () => {
    await using pool = createPool({ tools: { command: 'there-is-no-such-program' } });
    expect(await pool.call(echo)).toMatchObject({
      error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('ENOENT') },
    });
  });

  test('that never says hello is given up after its time, for all who wait', async () => {
    await using pool = createPool({
      tools: stdioServer(['--mute'], { connect_timeout_seconds: 0.3 }),
    });
    const answers = await Promise.all([pool.call(echo), pool.call(echo)]);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('within 300 ms') },
      });
    }
  });

  test('that never says hello is named with the reason where a tool is looked for', async () => {
    await using pool = createPool({
      tools: stdioServer(['--mute'], { connect_timeout_seconds: 0.3 }),
    });
    for (const _ of ['first', 'not tried again yet']) {
      expect(await pool.call(callOf('ids'))).toMatchObject({
        error: { code: 'TOOL_UNKNOWN', message: expect.stringContaining('within 300 ms') },
      });
    }
  });

  test('that answers with 10 MB loses that answer and nothing else', async () => {
    await using pool = createPool({ tools: stdioServer() });
    const [big, small] = await Promise.all([
      pool.call(callOf('big', { args: { bytes: 10_000_000 } })),
      pool.call(echo),
    ]);
    expect(big).toMatchObject({
      ok: false,
      errorClass: 'invalid_output',
      error: { code: 'TOOL_RESULT_TOO_LARGE' },
    });
    expect(small).toMatchObject({ ok: true });
    const justTooBig = await pool.call(callOf('big', { args: { bytes: 1_048_577 } }));
    expect(justTooBig).toMatchObject({ ok: false, error: { code: 'TOOL_RESULT_TOO_LARGE' } });
    const fits = await pool.call(callOf('big', { args: { bytes: 1_000_000 } }));
    expect(fits).toMatchObject({ ok: true });
  });
});

describe('closing the pool', () => {
  test('ends a server that ignores SIGTERM, and what it started', async () => {
    const pool = createPool({ tools: stdioServer(['--ignore-sigterm', '--grandchild']) });
    const group = await groupOf(pool);
    expect(await countLiving(group)).toBe(2);
    await pool[Symbol.asyncDispose]();
    expect(await countLiving(group)).toBe(0);
  });

  test('ends what a server behind a shell started', async () => {
    const { command, args = [] } = stdioServer(['--grandchild']);
    // The shell waits for the server, as npx does.
    const script = `"${command}" ${args.map((arg) => `"${arg}"`).join(' ')}; true`;
    const pool = createPool({ tools: { command: 'sh', args: ['-c', script] } });
    expect(await pool.call(echo)).toMatchObject({ ok: true });
    const pid = await groupOf(pool);
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const group = Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(' ')[4]);
    expect(await countLiving(group)).toBe(3);
    await pool[Symbol.asyncDispose]();
    expect(await countLiving(group)).toBe(0);
  });
});
