import { getEventListeners } from 'node:events';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';
import type { ToolProgress } from '../src/connection/wire.ts';
import { systemClock } from '../src/system-clock.ts';
import { callOf, createPool } from './support/create-pool.ts';
import { createScratch } from './support/scratch.ts';
import { stdioServer } from './support/tool-server.ts';
import { until, untilFile } from './support/until.ts';

/** A server that nothing happens to, for all tests that need no more. */
const shared = createPool({ tools: stdioServer() });
afterAll(async () => await shared[Symbol.asyncDispose]());

describe('a call', () => {
  test('answers with the value and a record of it', async () => {
    const answer = await shared.call(callOf('echo', { args: { value: 'hello' } }));
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

  test('takes structured content before text, and leaves JSON in a text alone', async () => {
    const sum = await shared.call(callOf('tools/add', { args: { a: 1, b: 2 } }));
    expect(sum).toMatchObject({ ok: true, value: { sum: 3 } });
    const ids = await shared.call(callOf('ids'));
    expect(ids).toMatchObject({ ok: true, value: expect.stringMatching(/^\{"pid":\d+\}$/) });
  });

  test('fails with what the tool says where it says isError', async () => {
    const answer = await shared.call(callOf('fail'));
    expect(answer).toMatchObject({
      ok: false,
      errorClass: 'tool',
      error: { code: 'TOOL_FAILED', message: expect.stringContaining('the disk is full') },
      record: { output: null, error: { code: 'TOOL_FAILED' } },
    });
  });

  test('names the tool that was meant, and the servers that are down', async () => {
    await using pool = createPool({
      tools: stdioServer(),
      gone: { command: 'there-is-no-such-program' },
    });
    const answer = await pool.call(callOf('ehco'));
    expect(answer).toMatchObject({
      ok: false,
      // The one that is down may have it.
      errorClass: 'transient',
      error: {
        code: 'TOOL_UNKNOWN',
        message: expect.stringContaining('gone'),
        hint: expect.stringContaining('Did you mean "echo"?'),
      },
    });
    expect(await shared.call(callOf('ehco'))).toMatchObject({ errorClass: 'input' });
  });

  test('must name the server where two offer the tool', async () => {
    await using pool = createPool({ one: stdioServer(), two: stdioServer() });
    expect(await pool.call(callOf('ids'))).toMatchObject({
      ok: false,
      error: { code: 'TOOL_AMBIGUOUS', hint: expect.stringContaining('"one/ids" or "two/ids"') },
    });
    expect(await pool.call(callOf('two/ids'))).toMatchObject({
      ok: true,
      record: { server: 'two' },
    });
  });

  test('is redacted in the record, and not for the agent', async () => {
    const redact = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value).replaceAll('tr0ub4dor', '[REDACTED]')) as T;
    await using pool = createPool({ tools: stdioServer() }, { redact });
    const args = { value: 'it is tr0ub4dor' };
    expect(await pool.call(callOf('echo', { args }))).toMatchObject({
      value: 'it is tr0ub4dor',
      record: { input: { value: 'it is [REDACTED]' }, output: 'it is [REDACTED]' },
    });
    expect(await pool.call(callOf('tr0ub4dor'))).toMatchObject({
      error: { message: expect.not.stringContaining('tr0ub4dor') },
    });
  });

  test('refuses arguments that are no JSON', async () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    const args = loop as JsonObject;
    expect(await shared.call(callOf('echo', { args }))).toMatchObject({
      ok: false,
      errorClass: 'input',
      error: { code: 'TOO_DEEP' },
      record: { input: null },
    });
    expect(await shared.call(callOf('echo', { args: null as never }))).toMatchObject({ ok: false });
  });

  test('hands progress on', async () => {
    const heard: ToolProgress[] = [];
    const onProgress = (progress: ToolProgress): void => void heard.push(progress);
    await shared.call(callOf('steps', { onProgress }));
    expect(heard.map(({ fraction }) => fraction)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(heard[0]?.message).toBe('step 1');
  });

  test('is TOOLS_UNAVAILABLE where nothing is configured', async () => {
    await using pool = createPool({});
    expect(await pool.call(callOf('echo'))).toMatchObject({
      ok: false,
      error: { code: 'TOOLS_UNAVAILABLE' },
    });
  });
});

describe('a call that is stopped', () => {
  test('tells the server, and leaves no listener on the signal of the task', async () => {
    using scratch = createScratch();
    const file = scratch.path('told');
    await using pool = createPool({ tools: stdioServer([], { env: { TELL_FILE: file } }) });
    const task = new AbortController();
    const hanging = pool.call(callOf('hang', { signal: task.signal }));
    await untilFile(file, 'hang started');
    task.abort();
    expect(await hanging).toMatchObject({ ok: false, error: { code: 'TOOL_CANCELLED' } });
    await untilFile(file, 'hang cancelled');
    expect(getEventListeners(task.signal, 'abort')).toHaveLength(0);
  });

  test('ends before the task does', async () => {
    using scratch = createScratch();
    const file = scratch.path('told');
    await using pool = createPool({ tools: stdioServer([], { env: { TELL_FILE: file } }) });
    await pool.call(callOf('ids'));
    const answer = await pool.call(callOf('hang', { timeLeftMs: 300 }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'TOOL_TIMEOUT' } });
    await untilFile(file, 'hang cancelled');
  });

  test('ends when the server has had its time', async () => {
    using scratch = createScratch();
    const file = scratch.path('told');
    const server = stdioServer([], { env: { TELL_FILE: file }, timeout_seconds: 0.2 });
    await using pool = createPool({ tools: server });
    expect(await pool.call(callOf('hang'))).toMatchObject({
      ok: false,
      errorClass: 'transient',
      error: { code: 'TOOL_TIMEOUT', message: expect.stringContaining('200 ms') },
    });
    await untilFile(file, 'hang cancelled');
  });

  test('ends with the pool', async () => {
    using scratch = createScratch();
    const file = scratch.path('told');
    const pool = createPool({ tools: stdioServer([], { env: { TELL_FILE: file } }) });
    const hanging = pool.call(callOf('hang'));
    await untilFile(file, 'hang started');
    await pool[Symbol.asyncDispose]();
    expect(await hanging).toMatchObject({ ok: false, error: { code: 'TOOLS_CLOSED' } });
    expect(await pool.call(callOf('echo'))).toMatchObject({ error: { code: 'TOOLS_CLOSED' } });
  });
});

describe('many calls', () => {
  test('8 tasks with 200 calls each lose none and leave no listener', async () => {
    await using pool = createPool({ tools: stdioServer() });
    const tasks = Array.from({ length: 8 }, async (_, task) => {
      const { signal } = new AbortController();
      const values = Array.from({ length: 200 }, (__, n) => `${task}-${n}`);
      const answers = await Promise.all(
        values.map(async (value) => {
          const call = callOf('echo', { task: `t${task}`, args: { value }, signal });
          const answer = await pool.call(call);
          return answer.ok ? answer.value : answer.error.code;
        }),
      );
      expect(answers).toEqual(values);
      return getEventListeners(signal, 'abort').length;
    });
    expect(await Promise.all(tasks)).toEqual(tasks.map(() => 0));
    expect(pool.health()[0]).toMatchObject({ in_flight: 0, queued: 0, state: 'up' });
  });

  test('that only read and ask for the same are made once, each with a record', async () => {
    await shared.call(callOf('ids'));
    const same = Array.from({ length: 5 }, async () => {
      return await shared.call(callOf('count_read', { args: { key: 'a' } }));
    });
    const answers = await Promise.all(same);
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(
      Array.from({ length: 5 }, () => answers[0]?.ok === true && answers[0].value),
    );
    expect(answers.map(({ record }) => record.source)).toEqual([
      'tools',
      ...Array.from({ length: 4 }, () => 'tools (coalesced)'),
    ]);
    const other = await shared.call(callOf('count_read', { args: { key: 'b' } }));
    expect(other).toMatchObject({ ok: true, record: { source: 'tools' } });
  });

  test('that were joined go on for those who stay', async () => {
    await shared.call(callOf('ids'));
    const leaving = new AbortController();
    const first = shared.call(callOf('count_read', { signal: leaving.signal }));
    const second = shared.call(callOf('count_read'));
    await until(() => shared.health()[0]?.in_flight === 1);
    leaving.abort();
    expect(await first).toMatchObject({ ok: false, error: { code: 'TOOL_CANCELLED' } });
    expect(await second).toMatchObject({ ok: true, record: { source: 'tools (coalesced)' } });
  });

  test('that may change something are all made', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(async () => await shared.call(callOf('count'))),
    );
    expect(new Set(answers.map((answer) => answer.ok && answer.value)).size).toBe(3);
  });

  test('of one busy client have a second one opened', async () => {
    await using pool = createPool({ tools: stdioServer([], { max_clients: 2 }) });
    const task = new AbortController();
    const hanging = Array.from({ length: 9 }, async () => {
      return await pool.call(callOf('hang', { signal: task.signal }));
    });
    await until(() => pool.health()[0]?.clients === 2);
    task.abort();
    await Promise.all(hanging);
    expect(getEventListeners(task.signal, 'abort')).toHaveLength(0);
  });

  test('let the clocks of those stand still who wait for their turn, however they are made', async () => {
    const limits = { max_in_flight: 1 };
    await using pool = createPool({ tools: stdioServer([], limits) });
    const task = new AbortController();
    const held = new Map<string, number>();
    const clockOf = (name: string): TaskClock => ({
      ...systemClock,
      hold() {
        held.set(name, (held.get(name) ?? 0) + 1);
        return { [Symbol.dispose]: () => void held.set(name, held.get(name)! - 1) };
      },
    });
    const hanging = pool.call(callOf('hang', { signal: task.signal, clock: clockOf('first') }));
    await until(() => pool.health()[0]?.in_flight === 1);
    const same = ['one', 'other'].map(async (name) => {
      return await pool.call(callOf('count_read', { clock: clockOf(name) }));
    });
    const echo = pool.call(callOf('echo', { args: { value: 'x' }, clock: clockOf('echo') }));
    await until(() => pool.health()[0]?.queued === 2);
    expect(Object.fromEntries(held)).toEqual({ one: 1, other: 1, echo: 1 });
    task.abort();
    await Promise.all([hanging, echo, ...same]);
    expect(Object.fromEntries(held)).toEqual({ one: 0, other: 0, echo: 0 });
  });

  test('wait their turn beyond what a server takes at once', async () => {
    await using pool = createPool({ tools: stdioServer([], { max_in_flight: 2 }) });
    const task = new AbortController();
    const hanging = [1, 2, 3, 4].map(async () => {
      return await pool.call(callOf('hang', { signal: task.signal }));
    });
    await until(() => pool.health()[0]?.queued === 2);
    expect(pool.health()[0]).toMatchObject({ in_flight: 2 });
    task.abort();
    const codes = (await Promise.all(hanging)).map((answer) => !answer.ok && answer.error.code);
    expect(new Set(codes)).toEqual(new Set(['TOOL_CANCELLED']));
    const after = await pool.call(callOf('echo', { args: { value: 'free again' } }));
    expect(after).toMatchObject({ ok: true });
  });
});
