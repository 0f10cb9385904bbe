import { describe, expect, test } from '@jest/globals';
import type { Governor } from '../src/index.ts';
import { modelScene } from './support/scene.ts';

const circle = () => ({ toolCalls: [{ name: 'again', args: {} }] });
const toolset = { again: () => 'again' };

describe('a tool loop', () => {
  test('ends after so many requests', async () => {
    await using scene = await modelScene(circle);
    const answer = await scene.ask({ tools: ['again'], maxSteps: 3 }, { toolset });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'MODEL_STEPS_EXHAUSTED' },
      record: { usage: { input_tokens: 30, output_tokens: 15 }, tool_calls: 2 },
    });
    expect(scene.server.requests).toHaveLength(3);
  });

  test('ends after so many tokens', async () => {
    await using scene = await modelScene(circle);
    const answer = await scene.ask({ tools: ['again'], maxTotalTokens: 25 }, { toolset });
    expect(answer).toMatchObject({ ok: false, error: { code: 'MODEL_TOKENS_EXHAUSTED' } });
    expect(scene.server.requests).toHaveLength(2);
  });

  test('ends with its time, in the middle of a tool', async () => {
    await using scene = await modelScene(circle);
    const never = { again: async () => await new Promise(() => undefined) };
    const answer = await scene.ask({ tools: ['again'], timeoutMs: 200 }, { toolset: never });
    expect(answer).toMatchObject({ ok: false, error: { code: 'MODEL_TIMEOUT' } });
  });

  test('does not begin with a tool that is not allowed', async () => {
    await using scene = await modelScene(circle);
    const error = {
      code: 'TOOL_NOT_ALLOWED',
      message: 'no',
      path: null,
      hint: null,
      retryable: false,
      cause: null,
    };
    const tools = {
      describe: async () => ({ ok: false, error, errorClass: 'auth' }) as const,
      call: async () => ({ ok: true, value: null }) as const,
    };
    expect(await scene.ask({ tools: ['again'] }, { tools })).toMatchObject({
      ok: false,
      error: { code: 'TOOL_NOT_ALLOWED' },
      errorClass: 'auth',
    });
    expect(scene.server.requests).toHaveLength(0);
  });
});

describe('a request', () => {
  test('that hangs for longer than it may goes on to the fallback', async () => {
    await using scene = await modelScene(
      ({ model }) => (model === 'slow' ? { hang: true } : { text: 'quick' }),
      {
        models: (url) => ({
          main: { model: `anthropic:slow@${url}`, timeout_seconds: 0.1, fallback: ['quick'] },
          quick: `anthropic:quick@${url}`,
        }),
      },
    );
    expect(await scene.ask()).toMatchObject({
      ok: true,
      value: { text: 'quick', attempts: [{ error: { code: 'MODEL_TIMEOUT' } }, {}] },
    });
    await scene.server.waitForClose();
  });

  test('of a task that was stopped before is not sent', async () => {
    await using scene = await modelScene([{ text: 'no' }]);
    expect(await scene.ask({}, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_CANCELLED' },
    });
    expect(scene.server.requests).toHaveLength(0);
  });

  test('follows no redirect: the key would go with it', async () => {
    await using scene = await modelScene([
      { status: 307, headers: { location: 'http://127.0.0.1:9/v1' } },
    ]);
    expect(await scene.ask()).toMatchObject({ ok: false, error: { code: 'MODEL_UNREACHABLE' } });
    expect(scene.server.requests).toHaveLength(1);
  });
});

describe('the governor', () => {
  test('lets every request start, and learns how it ended', async () => {
    const seen: unknown[] = [];
    const governor: Pick<Governor, 'admit'> = {
      admit: async (request) => {
        seen.push({ model: request.model, account: request.account });
        return { ok: true, permit: { began: () => undefined, settle: (end) => seen.push(end) } };
      },
    };
    await using scene = await modelScene(
      [
        { status: 429, headers: { 'retry-after': '0', 'x-limit': '7' } },
        { text: 'yes', headers: { 'x-limit': '6' }, usage: { inputTokens: 3 } },
      ],
      { governor },
    );
    await scene.ask();
    expect(seen).toMatchObject([
      {
        model: 'anthropic:claude-sonnet-4-5',
        account: expect.stringContaining('ANTHROPIC_API_KEY'),
      },
      { usage: null, failure: { errorClass: 'rate_limited' }, headers: { 'x-limit': '7' } },
      { model: 'anthropic:claude-sonnet-4-5' },
      { usage: { inputTokens: 3 }, failure: null, headers: { 'x-limit': '6' } },
    ]);
  });

  test('may refuse: then nothing is sent', async () => {
    const error = {
      code: 'MODEL_KEY_CLOSED',
      message: 'no',
      path: null,
      hint: null,
      retryable: false,
      cause: null,
    };
    const governor = { admit: async () => ({ ok: false, error, errorClass: 'quota' }) as const };
    await using scene = await modelScene([{ text: 'no' }], { governor });
    expect(await scene.ask()).toMatchObject({ ok: false, errorClass: 'quota' });
    expect(scene.server.requests).toHaveLength(0);
  });
});
