import { describe, expect, test } from '@jest/globals';
import type { ModelReply, SeenRequest } from '@parallel-dispatcher/agent/testing';
import { modelScene } from './support/scene.ts';

/** Replies by the id of the model. */
const byModel = (replies: Readonly<Record<string, readonly ModelReply[]>>) =>
  (() => {
    const asked = new Map<string, number>();
    return ({ model }: SeenRequest): ModelReply => {
      const index = asked.get(model) ?? 0;
      asked.set(model, index + 1);
      return replies[model]?.[index] ?? { status: 500, message: `nothing for ${model}` };
    };
  })();

const chain = (fallback: object[] | string[]) => (url: string) => ({
  main: { model: `anthropic:first@${url}`, fallback } as never,
  second: `openai-compatible:second@${url}`,
  third: `openai:third@${url}`,
});

const modelsOf = (requests: readonly SeenRequest[]) => requests.map(({ model }) => model);

describe('a fallback', () => {
  test('answers after failures that another model may mend, in order', async () => {
    const script = byModel({
      first: [{ status: 529 }],
      second: [{ status: 401 }],
      third: [{ text: 'third' }],
    });
    await using scene = await modelScene(script, { models: chain(['second', 'third']) });
    expect(await scene.ask()).toMatchObject({
      ok: true,
      value: {
        model: 'openai:third',
        attempts: [
          { model: 'anthropic:first', error: { code: 'MODEL_OVERLOADED' } },
          { model: 'openai-compatible:second', error: { code: 'MODEL_AUTH_FAILED' } },
          { model: 'openai:third', status: 'ok' },
        ],
      },
    });
  });

  test('is not asked after failures of the request itself', async () => {
    const script = byModel({ first: [{ status: 400 }], second: [{ text: 'no' }] });
    await using scene = await modelScene(script, { models: chain(['second']) });
    expect(await scene.ask()).toMatchObject({ ok: false, error: { code: 'MODEL_INPUT_REFUSED' } });
    expect(modelsOf(scene.server.requests)).toStrictEqual(['first']);
  });

  test('is asked after the classes it names, and no others', async () => {
    const script = byModel({ first: [{ status: 529 }], third: [{ text: 'third' }] });
    const models = chain([
      { model: 'second', on: ['quota'] },
      { model: 'third', on: ['transient'] },
    ]);
    await using scene = await modelScene(script, { models });
    expect(await scene.ask()).toMatchObject({ ok: true, value: { text: 'third' } });
    expect(modelsOf(scene.server.requests)).toStrictEqual(['first', 'third']);
  });

  test('goes on with the conversation once it answered', async () => {
    const script = byModel({
      first: [{ status: 529 }],
      second: [{ toolCalls: [{ name: 'look', args: {} }] }, { text: 'seen' }],
    });
    await using scene = await modelScene(script, { models: chain(['second']) });
    const answer = await scene.ask({ tools: ['look'] }, { toolset: { look: () => 'a cat' } });
    expect(answer).toMatchObject({ ok: true, value: { text: 'seen' } });
    expect(modelsOf(scene.server.requests)).toStrictEqual(['first', 'second', 'second']);
  });

  test('stands in when the key of the first is missing', async () => {
    const models = (url: string) => ({
      main: { model: 'anthropic:first', fallback: ['second'] },
      second: `openai-compatible:second@${url}`,
    });
    await using scene = await modelScene([{ text: 'second' }], { models, env: {} });
    expect(await scene.ask()).toMatchObject({
      ok: true,
      value: { text: 'second', attempts: [{ error: { code: 'MODEL_KEY_MISSING' } }, {}] },
    });
  });

  test('when all fail, what may pass is told, so that the dispatcher tries again', async () => {
    const script = byModel({ first: [{ status: 429 }], second: [{ status: 401 }] });
    await using scene = await modelScene(script, { models: chain(['second']) });
    expect(await scene.ask()).toMatchObject({ ok: false, errorClass: 'rate_limited' });
  });
});

describe('a Retry-After', () => {
  const limited = (seconds: string): ModelReply => ({
    status: 429,
    headers: { 'retry-after': seconds },
  });

  test('that fits is waited for, once', async () => {
    await using scene = await modelScene([limited('0.01'), limited('0.01'), { text: 'no' }]);
    const answer = await scene.ask();
    expect(answer).toMatchObject({ ok: false, errorClass: 'rate_limited', retryAfterMs: 10 });
    expect(scene.server.requests).toHaveLength(2);
  });

  test('leads to an answer', async () => {
    await using scene = await modelScene([limited('0.01'), { text: 'yes' }]);
    expect(await scene.ask()).toMatchObject({
      ok: true,
      value: { text: 'yes', attempts: [{ status: 'failed' }, { status: 'ok' }] },
    });
  });

  test('longer than the time left fails at once, and says how long', async () => {
    await using scene = await modelScene([limited('90'), { text: 'no' }]);
    expect(await scene.ask({}, { timeLeftMs: 30_000 })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_RATE_LIMITED', retryable: true },
      retryAfterMs: 90_000,
    });
    expect(scene.server.requests).toHaveLength(1);
  });

  test('may be a date', async () => {
    const now = new Date('2026-11-23T10:00:00Z');
    const clock = {
      now: () => performance.now(),
      wall: () => now,
      setTimer: () => ({ [Symbol.dispose]: () => undefined }),
    };
    await using scene = await modelScene([limited('Mon, 23 Nov 2026 10:10:00 GMT')], { clock });
    expect(await scene.ask()).toMatchObject({ ok: false, retryAfterMs: 600_000 });
  });
});
