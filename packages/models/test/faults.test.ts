import { describe, expect, test } from '@jest/globals';
import type { ModelReply } from '@parallel-dispatcher/agent/testing';
import { key, modelScene, protocolNames } from './support/scene.ts';

const faults: readonly [string, ModelReply, string, string][] = [
  ['429', { status: 429, headers: { 'retry-after': '600' } }, 'MODEL_RATE_LIMITED', 'rate_limited'],
  ['529', { status: 529 }, 'MODEL_OVERLOADED', 'transient'],
  ['500', { status: 500 }, 'MODEL_FAILED', 'transient'],
  ['400', { status: 400, message: 'prompt is too long' }, 'MODEL_INPUT_REFUSED', 'input'],
  ['401', { status: 401, message: `bad key ${key}` }, 'MODEL_AUTH_FAILED', 'auth'],
  ['403', { status: 403 }, 'MODEL_AUTH_FAILED', 'auth'],
  ['404', { status: 404 }, 'MODEL_NOT_FOUND', 'input'],
  ['quota', { status: 429, kind: 'insufficient_quota' }, 'MODEL_QUOTA_EXHAUSTED', 'quota'],
  [
    'no credit',
    { status: 400, message: 'Your credit balance is too low' },
    'MODEL_QUOTA_EXHAUSTED',
    'quota',
  ],
  ['broken JSON', { body: '{"id": "x", ' }, 'MODEL_ANSWER_BROKEN', 'transient'],
  ['a dropped socket', { drop: 'before' }, 'MODEL_UNREACHABLE', 'transient'],
  ['a cut answer', { drop: 3 }, 'MODEL_ANSWER_BROKEN', 'transient'],
  [
    'a cut text',
    { text: 'This goes on and', finish: 'length' },
    'MODEL_OUTPUT_TRUNCATED',
    'invalid_output',
  ],
  ['a refusal', { text: 'I will not.', finish: 'refusal' }, 'MODEL_CONTENT_FILTERED', 'input'],
  ['nothing', { text: ' ' }, 'MODEL_ANSWER_EMPTY', 'invalid_output'],
];

describe.each(protocolNames)('over %s', (protocol) => {
  test.each(faults)('%s', async (_name, reply, code, errorClass) => {
    await using scene = await modelScene([reply], { protocol });
    const answer = await scene.ask();
    expect(answer).toMatchObject({
      ok: false,
      error: { code },
      errorClass,
      record: { model: null, error: { code }, attempts: [{ status: 'failed', error: { code } }] },
    });
    expect(scene.server.requests).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain(key);
  });

  test('an answer of another shape is none', async () => {
    await using scene = await modelScene([{ body: '{"hello": "world"}' }], { protocol });
    expect(await scene.ask()).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^MODEL_(?:ANSWER_BROKEN|FAILED)$/) },
      errorClass: 'transient',
    });
  });

  test('a stream that is cut says so, and is not begun again', async () => {
    await using scene = await modelScene(
      [{ drop: 20, text: 'A text that goes on and on and on.', delayMs: 50 }],
      {
        protocol,
        models: (url) => ({
          main: { model: `anthropic:claude-sonnet-4-5@${url}`, fallback: ['other'] },
          other: `anthropic:claude-haiku-4-5@${url}`,
        }),
      },
    );
    const texts: string[] = [];
    const answer = await scene.ask({}, { method: 'stream', onText: (text) => texts.push(text) });
    expect(answer).toMatchObject({ ok: false, errorClass: 'transient' });
    expect(texts.join('')).not.toBe('');
    expect(scene.server.requests).toHaveLength(1);
  });

  test('a hang ends with the time of the task, and the connection is closed', async () => {
    await using scene = await modelScene([{ hang: true }], { protocol });
    expect(await scene.ask({}, { timeLeftMs: 300 })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_TIMEOUT' },
      errorClass: 'transient',
    });
    await scene.server.waitForClose();
  });

  test('a stream that is given up closes its connection', async () => {
    await using scene = await modelScene(
      [{ text: 'Slowly, very slowly, word by word, it goes on.', delayMs: 50 }],
      { protocol },
    );
    const abort = new AbortController();
    const answer = await scene.ask(
      {},
      { method: 'stream', signal: abort.signal, onText: () => abort.abort() },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'MODEL_CANCELLED' } });
    await scene.server.waitForClose();
  });
});
