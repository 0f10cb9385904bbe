import { describe, expect, test } from '@jest/globals';
import type { HostMessage } from '@parallel-dispatcher/agent';
import type { ArtifactRef } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { createCallHost } from '../../src/host-port/call-host.ts';
import type { HostOptions } from '../../src/host-port/call-host.ts';
import { readMessage } from '../../src/host-port/read-message.ts';

const options: HostOptions = { roots: [], owned: new Set<string>(), redact: (value) => value };

async function ask(method: string, params: unknown, more: Partial<HostOptions> = {}) {
  const host = createCallHost({ ...options, ...more }, () => undefined);
  const { promise, resolve } = Promise.withResolvers<HostMessage>();
  host.receive({ v: 1, type: 'call', id: 4, method: method as never, params }, resolve);
  return { answer: await promise, host };
}

describe('the host of a call', () => {
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
