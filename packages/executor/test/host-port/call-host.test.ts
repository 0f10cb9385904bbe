import { describe, expect, test } from '@jest/globals';
import type { HostMessage } from '@parallel-dispatcher/agent';
import { errorDetail, type ArtifactRef } from '@parallel-dispatcher/schema';
import type { TaskClock } from '@parallel-dispatcher/schema/ports';
import fc from 'fast-check';
import { createCallHost } from '../../src/host-port/call-host.ts';
import type { CallFacts, HostOptions } from '../../src/host-port/call-host.ts';
import type { HostModel } from '../../src/host-port/host-model.ts';
import type { HostToolCall, HostTools } from '../../src/host-port/host-tools.ts';
import { readMessage } from '../../src/host-port/read-message.ts';
import { createHandClock } from '../support/hand-clock.ts';

const envelope: CallFacts = {
  agent: 'a',
  run: 'r',
  task: 't',
  deadline: { timeout_ms: 60_000, idle_timeout_ms: null, run_ends_at: null },
};

const options: HostOptions & { readonly envelope: CallFacts } = {
  envelope,
  roots: [],
  owned: new Set<string>(),
  redact: (value) => value,
};

async function ask(method: string, params: unknown, more: Partial<HostOptions> = {}) {
  const host = createCallHost({ ...options, ...more }, () => undefined);
  const { promise, resolve } = Promise.withResolvers<HostMessage>();
  host.receive({ v: 1, type: 'call', id: 4, method: method as never, params }, resolve);
  return { answer: await promise, host };
}

describe('the host of a call', () => {
  test('stops the clock of the task while a model or a tool waits for its turn', async () => {
    const clock = createHandClock();
    const turn = Promise.withResolvers<void>();
    const queued: { readonly clock: TaskClock; readonly timeLeftMs: number }[] = [];
    const wait = async (call: (typeof queued)[number]): Promise<never> => {
      queued.push(call);
      using _held = call.clock.hold();
      await turn.promise;
      throw new Error('no turn');
    };
    const tools = { call: wait, describe: wait } as unknown as HostTools;
    const model = { call: wait } as unknown as HostModel;
    const host = createCallHost({ ...options, clock, tools, model }, () => undefined);
    let isOver = false;
    host.time.start(() => (isOver = true));
    clock.advance(50_000);
    const answers = ['tools.call', 'model.generateText'].map((method, id) => {
      const { promise, resolve } = Promise.withResolvers<HostMessage>();
      const params =
        id === 0 ? { name: 'x', args: {} } : { messages: [{ role: 'user', content: 'x' }] };
      host.receive({ v: 1, type: 'call', id, method: method as never, params }, resolve);
      return promise;
    });
    clock.advance(3_600_000);
    expect(queued.map(({ timeLeftMs }) => timeLeftMs)).toEqual([10_000, 10_000]);
    expect(isOver).toBe(false);
    turn.resolve();
    await Promise.all(answers);
    clock.advance(9_999);
    expect(isOver).toBe(false);
    clock.advance(1);
    expect(isOver).toBe(true);
  });

  test.each([
    ['tools.call', { name: 'search', args: {} }, 'TOOLS_UNAVAILABLE'],
    ['model.generateText', {}, 'MODEL_REQUIRED'],
    ['model.generateObject', {}, 'MODEL_REQUIRED'],
    [
      'artifacts.put',
      { contents: 'x', mediaType: 'text/plain', name: 'x' },
      'ARTIFACTS_UNAVAILABLE',
    ],
    ['artifacts.get', {}, 'ARTIFACTS_UNAVAILABLE'],
    ['files.read', { path: '/etc/passwd' }, 'PATH_OUTSIDE_ROOTS'],
    ['files.read', { path: 12 }, 'INVALID_DATA'],
    ['files.write', null, 'INVALID_DATA'],
    ['shell.run', {}, 'HOST_METHOD_UNKNOWN'],
    ['__proto__', {}, 'HOST_METHOD_UNKNOWN'],
    ['constructor', {}, 'HOST_METHOD_UNKNOWN'],
  ])('answers %s %j with %s', async (method, params, code) => {
    const { answer } = await ask(method, params);
    expect(answer).toMatchObject({ type: 'answer', id: 4, ok: false, error: { code } });
  });

  test('says that no model is there, where none is', async () => {
    const { answer } = await ask('model.isAvailable', {});
    expect(answer).toMatchObject({ type: 'answer', ok: true, value: false });
  });

  test('keeps artifacts in the store and names them in the report', async () => {
    const kept: Uint8Array[] = [];
    const ref: ArtifactRef = { $artifact: 'a'.repeat(64), bytes: 2, media_type: 'x', name: 'n' };
    const artifacts = {
      put: async (bytes: Uint8Array) => {
        kept.push(bytes);
        return ref;
      },
      get: async (sha256: string) => (sha256 === ref.$artifact ? kept[0] : undefined),
    };
    const put = { contents: 'hi', mediaType: 'x', name: 'n' };
    const { answer, host } = await ask('artifacts.put', put, { artifacts });
    expect(answer).toMatchObject({ ok: true, value: ref });
    expect(host.artifacts).toStrictEqual([ref]);
    const got = await ask('artifacts.get', { ref }, { artifacts });
    expect(got.answer).toMatchObject({ ok: true, value: kept[0] });
    const other = { ...ref, $artifact: 'b'.repeat(64) };
    const missing = await ask('artifacts.get', { ref: other }, { artifacts });
    expect(missing.answer).toMatchObject({ error: { code: 'ARTIFACT_NOT_FOUND' } });
  });

  test('redacts progress and lets through ten reports a second', () => {
    const seen: string[] = [];
    const redact = (value: unknown) => String(value).replace('hunter2', '[redacted]') as never;
    const host = createCallHost({ ...options, redact }, (message) => seen.push(message));
    for (let report = 0; report < 50; report += 1) {
      host.receive({ v: 1, type: 'progress', message: 'hunter2', fraction: null }, () => undefined);
    }
    host.receive({ v: 1, type: 'progress', message: 'done', fraction: 1 }, () => undefined);
    expect(seen[0]).toBe('[redacted]');
    expect(seen.at(-1)).toBe('done');
    expect(seen.length).toBeLessThan(50);
  });
});

describe('readMessage', () => {
  test('takes nothing for a message that is none', () => {
    const garbage = fc.oneof(
      fc.anything(),
      fc.record({ v: fc.anything(), type: fc.constantFrom('call', 'log', 'reply', 'started') }),
    );
    fc.assert(
      fc.property(garbage, (data) => {
        expect(readMessage(data)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tools', () => {
  const noTools = async () => ({ ok: true, value: [] }) as const;
  const record = {
    tool: 'echo',
    input: {},
    output: null,
    duration_ms: 1,
    server: 's',
    source: 's',
    error: null,
  };

  test('are called for this very agent, and each call is kept', async () => {
    const calls: HostToolCall[] = [];
    const tools: HostTools = {
      describe: noTools,
      call: async (call) => {
        calls.push(call);
        return { ok: true, value: { said: call.args }, record };
      },
    };
    const { answer, host } = await ask('tools.call', { name: 'echo', args: { n: 1 } }, { tools });
    const value = { value: { said: { n: 1 } }, server: 's', source: 's' };
    expect(answer).toMatchObject({ ok: true, value });
    expect(calls).toMatchObject([{ agent: 'a', run: 'r', task: 't', name: 'echo' }]);
    expect(host.mcpCalls).toStrictEqual([record]);
  });

  test('that fail say why, and are kept too', async () => {
    const error = errorDetail({ code: 'TOOL_FAILED', message: 'no' });
    const failed = { ...record, error };
    const tools: HostTools = {
      describe: noTools,
      call: async () => ({ ok: false, error, errorClass: 'tool', record: failed }),
    };
    const { answer, host } = await ask('tools.call', { name: 'echo', args: {} }, { tools });
    expect(answer).toMatchObject({ ok: false, error: { code: 'TOOL_FAILED' }, errorClass: 'tool' });
    expect(host.mcpCalls).toStrictEqual([failed]);
  });

  test('are given up when the agent is asked to stop', async () => {
    const aborted = Promise.withResolvers<boolean>();
    const tools: HostTools = {
      describe: noTools,
      call: async ({ signal }) => {
        signal.addEventListener('abort', () => aborted.resolve(signal.aborted));
        await aborted.promise;
        return { ok: true, value: null, record };
      },
    };
    const host = createCallHost({ ...options, tools }, () => undefined);
    const params = { name: 'echo', args: {} };
    host.receive({ v: 1, type: 'call', id: 1, method: 'tools.call', params }, () => undefined);
    host.stop();
    expect(await aborted.promise).toBe(true);
  });

  test('have their record before the attempt is over, also where nobody waits for them', async () => {
    const tools: HostTools = {
      describe: noTools,
      call: async ({ signal }) => {
        const stopped = Promise.withResolvers<void>();
        signal.addEventListener('abort', () => stopped.resolve());
        await stopped.promise;
        return { ok: true, value: null, record };
      },
    };
    const host = createCallHost({ ...options, tools }, () => undefined);
    const params = { name: 'echo', args: {} };
    host.receive({ v: 1, type: 'call', id: 1, method: 'tools.call', params }, () => undefined);
    expect(host.mcpCalls).toStrictEqual([]);
    await host.settled();
    expect(host.mcpCalls).toStrictEqual([record]);
  });

  test('that never end hold nothing up', async () => {
    const never = Promise.withResolvers<never>();
    const tools: HostTools = { describe: noTools, call: async () => await never.promise };
    const host = createCallHost({ ...options, tools }, () => undefined);
    const params = { name: 'echo', args: {} };
    host.receive({ v: 1, type: 'call', id: 1, method: 'tools.call', params }, () => undefined);
    await host.settled();
    expect(host.mcpCalls).toStrictEqual([]);
  });

  test('are unavailable without servers', async () => {
    const { answer } = await ask('tools.call', { name: 'echo', args: {} });
    expect(answer).toMatchObject({ ok: false, error: { code: 'TOOLS_UNAVAILABLE' } });
  });
});
