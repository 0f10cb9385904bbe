import { writeFileSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readModelAddress } from '../src/config/read-model-address.ts';
import { checkModels, describeModels, tryModel, type ModelConfig } from '../src/index.ts';
import { key, modelScene } from './support/scene.ts';

const config = (models: ModelConfig['models'], model: string | null = null): ModelConfig => ({
  models,
  model,
  agentModels: {},
});

describe('an address', () => {
  test.each([
    ['anthropic:claude-sonnet-4-5', 'anthropic', 'claude-sonnet-4-5', null],
    [
      'openai-compatible:qwen3:8b@http://localhost:11434/v1',
      'openai-compatible',
      'qwen3:8b',
      'http://localhost:11434/v1',
    ],
    ['x:meta/llama@fp8@https://host/v1', 'x', 'meta/llama@fp8', 'https://host/v1'],
    ['vertex:claude@20250514', 'vertex', 'claude@20250514', null],
  ])('%s is taken apart', (text, provider, id, url) => {
    expect(readModelAddress(text)).toEqual({ provider, id, url });
  });

  test('of any provider and id comes back as it was', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
    const id = fc
      .stringMatching(/^[a-z0-9][a-z0-9:./@-]{0,20}[a-z0-9]$/)
      .filter((text) => !/@https?:/.test(text));
    fc.assert(
      fc.property(word, id, fc.option(fc.webUrl(), { nil: null }), (provider, name, url) => {
        const text = `${provider}:${name}${url === null ? '' : `@${url}`}`;
        expect(readModelAddress(text)).toEqual({ provider, id: name, url });
      }),
    );
  });
});

describe('what is configured', () => {
  test.each([
    [config({ a: 'b', b: 'a' }), 'MODEL_ALIAS_CYCLE', 'config.models.a'],
    [config({ a: 'b' }), 'MODEL_UNKNOWN', 'config.models.a'],
    [config({ main: 'openai:x' }, 'mian'), 'MODEL_UNKNOWN', 'config.model'],
    [config({}, 'mistral:large'), 'MODEL_PROVIDER_UNKNOWN', 'config.model'],
    [config({ a: 'openai-compatible:x' }), 'MODEL_URL_REFUSED', 'config.models.a'],
    [config({ a: 'openai:x@http://example.com/v1' }), 'MODEL_URL_REFUSED', 'config.models.a'],
    [
      config({ a: 'openai:x@https://me:secret@example.com' }),
      'MODEL_URL_REFUSED',
      'config.models.a',
    ],
    [
      config({ a: { model: 'openai:x', fallback: ['b'] } }),
      'MODEL_UNKNOWN',
      'config.models.a.fallback[0]',
    ],
    [
      { ...config({ a: 'openai:x' }), agentModels: { coder: 'b' } },
      'MODEL_UNKNOWN',
      'config.agent_models.coder',
    ],
  ])('%# is refused with its place', (given, code, path) => {
    expect(checkModels(given)).toContainEqual(expect.objectContaining({ code, path }));
  });

  test('may be right', () => {
    const models = {
      local: 'openai-compatible:x@http://[::1]:8080/v1',
      lan: { model: 'openai-compatible:x@http://10.0.0.7/v1', allow_insecure: true },
      other: { model: 'mistral:large', package: '@ai-sdk/mistral' },
      alias: 'local',
    };
    expect(checkModels(config(models, 'anthropic:claude-sonnet-4-5'))).toStrictEqual([]);
  });

  test('is described with its keys, never a key', () => {
    const described = describeModels(
      config(
        { a: 'anthropic:x', b: { model: 'openai:x', key_command: ['print-key'] }, c: 'a' },
        'c',
      ),
      { env: { ANTHROPIC_API_KEY: key } },
    );
    expect(described).toMatchObject([
      {
        name: 'a',
        model: 'anthropic:x',
        key: 'set',
        key_env: 'ANTHROPIC_API_KEY',
        is_default: false,
      },
      { name: 'b', key: 'command' },
      { name: 'c', model: 'anthropic:x', is_default: true },
    ]);
    expect(JSON.stringify(described)).not.toContain(key);
  });
});

describe('a key', () => {
  test('comes from a command, without a shell, and is hidden', async () => {
    const print = ['-e', 'process.stdout.write(process.argv[1] + "\\n")', 'the;$(key)'];
    await using scene = await modelScene(
      [{ status: 401, message: 'no: the;$(key)' }, { text: 'x' }],
      {
        models: (url) => ({
          main: { model: `openai-compatible:x@${url}`, key_command: [process.execPath, ...print] },
        }),
      },
    );
    const answer = await scene.ask();
    expect(scene.server.requests[0]?.headers['authorization']).toBe('Bearer the;$(key)');
    expect(answer).toMatchObject({ ok: false, error: { code: 'MODEL_AUTH_FAILED' } });
    expect(JSON.stringify(answer)).not.toContain('the;$(key)');
  });

  test('that no command prints is missing', async () => {
    await using scene = await modelScene([], {
      models: (url) => ({
        main: {
          model: `anthropic:x@${url}`,
          key_command: [process.execPath, '-e', 'process.exit(3)'],
        },
      }),
    });
    expect(await scene.ask()).toMatchObject({
      ok: false,
      error: {
        code: 'MODEL_KEY_COMMAND_FAILED',
        message: expect.stringContaining('it ended with 3'),
      },
      errorClass: 'auth',
    });
  });
});

describe('a provider of a package', () => {
  test('is found from the folder of the config', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'dispatch-models-'));
    const folder = join(directory, 'node_modules/my-provider');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      '{"name":"my-provider","type":"module","main":"index.js"}',
    );
    writeFileSync(
      join(folder, 'index.js'),
      `export const createMine = ({ apiKey }) => (id) => ({
        specificationVersion: 'v4',
        doGenerate: async () => ({
          content: [{ type: 'text', text: id + ' with ' + apiKey.length }],
          finishReason: { unified: 'stop', raw: 'done' },
          usage: { inputTokens: { total: 1 }, outputTokens: { total: 2 } },
          warnings: [{ type: 'other', message: 'careful' }],
        }),
      });`,
    );
    await using scene = await modelScene([], {
      directory,
      env: { MY_KEY: 'four' },
      models: () => ({ main: { model: 'mine:big', package: 'my-provider', key_env: 'MY_KEY' } }),
    });
    expect(await scene.ask()).toMatchObject({
      ok: true,
      value: {
        text: 'big with 4',
        model: 'mine:big',
        usage: { inputTokens: 1, cacheReadTokens: null },
      },
      record: { warnings: ['careful'] },
    });
    rmSync(directory, { recursive: true });
  });

  test('that is not installed says so', async () => {
    await using scene = await modelScene([], {
      models: () => ({ main: { model: 'mine:big', package: 'no-such-provider' } }),
    });
    expect(await scene.ask()).toMatchObject({
      ok: false,
      error: { code: 'MODEL_PROVIDER_UNUSABLE' },
    });
  });
});

describe('a trial', () => {
  test('asks the model alone, and an answer that is cut is one', async () => {
    await using scene = await modelScene([{ text: 'O', finish: 'length' }, { status: 401 }]);
    const models = {
      main: { model: `anthropic:x@${scene.server.url}`, fallback: ['spare'] },
      spare: `anthropic:y@${scene.server.url}`,
    };
    const options = {
      ...config(models, 'main'),
      env: { ANTHROPIC_API_KEY: key },
      redact: <T>(value: T) => value,
    };
    expect(await tryModel('main', { ...options, timeoutMs: 5000 })).toMatchObject({
      ok: true,
      error: null,
    });
    expect(await tryModel('main', { ...options, timeoutMs: 5000 })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_AUTH_FAILED' },
    });
    expect(scene.server.requests).toHaveLength(2);
  });
});
