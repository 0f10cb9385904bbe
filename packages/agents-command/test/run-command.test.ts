import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { runAgent, type RunAgentOptions } from '@parallel-dispatcher/agent/testing';
import type { CommandSettings, JsonObject } from '@parallel-dispatcher/schema';
import { readRetryAfter } from '../src/answer/read-retry-after.ts';
import { createAgent } from '../src/create-agent.ts';

const directory = fileURLToPath(new URL('fixtures', import.meta.url));
const program = fileURLToPath(new URL('fixtures/echo.mjs', import.meta.url));
const argv = (...args: string[]) => [process.execPath, program, ...args];

const call = async (
  command: CommandSettings,
  input: JsonObject = {},
  { environment = {}, ...options }: RunAgentOptions & { environment?: Record<string, string> } = {},
) => await runAgent(createAgent({ name: 'tool', command, directory, environment }), input, options);

describe('input', () => {
  test('comes as JSON on stdin', async () => {
    const input = { words: ['ü', "it's", '"'], deep: { n: 1 } };
    const result = await call({ argv: argv('echo') }, input);
    expect(result).toMatchObject({ ok: true, output: { stdin: JSON.stringify(input) } });
  });

  test('comes as a private file that is gone afterwards', async () => {
    const command: CommandSettings = { argv: argv('echo', '${input_file}'), input: 'file' };
    const result = await call(command, { a: 1 });
    expect(result).toMatchObject({
      ok: true,
      output: { stdin: '', file: { text: '{"a":1}', mode: 0o600 } },
    });
  });

  test('fills arguments, each of which stays one, whatever it holds', async () => {
    const command: CommandSettings = {
      argv: argv('echo', '--say=${input.words[1]}', '${input.more}', '$${HOME}', '${task}'),
      input: 'none',
    };
    const result = await call(command, {
      words: ['', '; rm -rf / $(id) `id` "'],
      more: { b: [1] },
    });
    expect(result).toMatchObject({
      ok: true,
      output: {
        stdin: '',
        args: ['--say=; rm -rf / $(id) `id` "', '{"b":[1]}', '${HOME}', 'tool'],
      },
    });
  });

  test('that lacks what a template needs is named', async () => {
    const result = await call({ argv: argv('echo', '${input.words[1]}') }, { words: ['a'] });
    expect(result).toMatchObject({
      ok: false,
      errorClass: 'input',
      error: { code: 'INPUT_INCOMPLETE', path: 'input_data.words[1]' },
    });
  });

  test('never reaches a prototype', async () => {
    const result = await call({ argv: argv('echo', '${input.constructor}') }, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'INPUT_INCOMPLETE' } });
  });

  test('is checked by the JSON Schema of the config', async () => {
    const command: CommandSettings = {
      argv: argv('echo'),
      input_schema: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
    };
    expect(await call(command, { n: 'one' })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: 'input_data.n' },
    });
  });
});

describe('environment', () => {
  test('holds what was named, the ids of the call, and nothing else of ours', async () => {
    process.env['NOT_FOR_PROGRAMS'] = 'x';
    const result = await call(
      { argv: argv('echo'), set_env: { WHO: 'task ${task} of ${run}' } },
      {},
      { environment: { API_TOKEN: 't' }, attempt: 2 },
    );
    const env = (result.ok ? (result.output as JsonObject)['env'] : {}) as JsonObject;
    expect(env).toMatchObject({
      API_TOKEN: 't',
      WHO: 'task tool of run-in-memory',
      DISPATCH_ATTEMPT: '2',
      DISPATCH_IDEMPOTENCY_KEY: 'run-in-memory:tool',
    });
    expect(env).not.toHaveProperty('NOT_FOR_PROGRAMS');
  });
});

describe('answer', () => {
  test('is there when the program has ended, though what it started holds its stdout', async () => {
    const result = await call({ argv: argv('daemon') });
    expect(result).toMatchObject({ ok: true });
    const { pid } = (result.ok ? result.output : {}) as { pid: number };
    process.kill(pid, 'SIGKILL');
  });

  test('may be text', async () => {
    const result = await call({ argv: argv('text'), output: 'text' });
    expect(result).toMatchObject({ ok: true, output: { text: 'plain words' } });
  });

  test('may be a part of the document', async () => {
    const command: CommandSettings = { argv: argv('echo', 'x', 'y'), output_path: 'args[1]' };
    expect(await call(command)).toMatchObject({ ok: true, output: 'y' });
  });

  test.each<[string, CommandSettings, string, string]>([
    ['text', { argv: argv('text') }, 'COMMAND_OUTPUT_NOT_JSON', 'invalid_output'],
    ['nothing', { argv: argv('nothing') }, 'COMMAND_OUTPUT_NOT_JSON', 'invalid_output'],
    [
      'too much',
      { argv: argv('flood'), max_output_bytes: 100_000 },
      'COMMAND_OUTPUT_TOO_LARGE',
      'invalid_output',
    ],
    [
      'without the part',
      { argv: argv('echo'), output_path: 'none.such' },
      'COMMAND_OUTPUT_INCOMPLETE',
      'invalid_output',
    ],
    ['exit 3', { argv: argv('exit', '3') }, 'COMMAND_FAILED', 'bug'],
    [
      'exit 75',
      { argv: argv('exit', '75'), exit_codes: { '75': 'transient' } },
      'COMMAND_FAILED',
      'transient',
    ],
    ['a signal', { argv: argv('suicide') }, 'COMMAND_KILLED', 'transient'],
    ['no program', { argv: ['no-such-program'] }, 'COMMAND_NOT_FOUND', 'bug'],
    ['long argument', { argv: argv('echo', 'x'.repeat(200_000)) }, 'COMMAND_NOT_STARTED', 'input'],
  ])('%s is an error with a class', async (_name, command, code, errorClass) => {
    expect(await call(command)).toMatchObject({ ok: false, errorClass, error: { code } });
  });

  test('quotes what the program said to stderr, which is in the log too', async () => {
    const result = await call({ argv: argv('exit', '3') });
    expect(result).toMatchObject({
      error: { message: expect.stringContaining('quota is used up') },
      logs: expect.arrayContaining([{ level: 'info', message: 'quota is used up' }]),
    });
  });
});

test('a program that ignores SIGTERM is gone when the call was aborted', async () => {
  const abort = new AbortController();
  const agent = createAgent({
    name: 'tool',
    command: { argv: argv('hang') },
    directory,
    environment: {},
  });
  const result = await runAgent(
    {
      ...agent,
      run: async () => ({
        run: async (input, context) => {
          const log = { ...context.log, info: () => abort.abort() };
          const module = await agent.run();
          return await module.run(input, { ...context, log });
        },
      }),
    },
    {},
    { signal: abort.signal },
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'ABORTED' } });
});

describe('preset claude', () => {
  const preset: CommandSettings = { preset: 'claude', argv: argv('claude') };

  test('sends the prompt and answers the document', async () => {
    expect(await call(preset, { prompt: 'hello' })).toMatchObject({
      ok: true,
      output: { result: 'You said: hello', total_cost_usd: 0.01 },
    });
  });

  test('takes is_error for what it is', async () => {
    expect(await call(preset, { prompt: 'fail' })).toMatchObject({
      ok: false,
      errorClass: 'tool',
      error: { code: 'COMMAND_REPORTED_ERROR', message: expect.stringContaining('overloaded') },
    });
  });

  test('may answer a part, or text, which no schema of the whole is asked about', async () => {
    const part = await call({ ...preset, output_path: 'result' }, { prompt: 'hello' });
    expect(part).toMatchObject({ ok: true, output: 'You said: hello' });
    const text = await call({ ...preset, output: 'text' }, { prompt: 'hello' });
    expect(text).toMatchObject({ ok: true, output: { text: expect.stringContaining('hello') } });
  });

  test('tells it what was wrong before', async () => {
    const error = { code: 'VERIFY_FAILED', message: 'npm test failed', path: null, hint: null };
    const repair = {
      error: { ...error, retryable: false, cause: null },
      feedback: '1 test failed',
      output: null,
    };
    const result = await call(preset, { prompt: 'go' }, { repair });
    expect(result).toMatchObject({
      output: { result: expect.stringContaining('npm test failed\n1 test failed') },
    });
  });
});

describe('another attempt', () => {
  const ends = (script: string, more: object = {}) => call({ argv: ['sh', '-c', script], ...more });

  test('is asked for by exit code 75, and when by a line on stderr', async () => {
    const said = 'echo busy >&2; echo "retry-after: 7" >&2; echo "Retry-After: 2.5" >&2; exit 75';
    expect(await ends(said)).toMatchObject({
      ok: false,
      errorClass: 'transient',
      retryAfterMs: 2_500,
    });
    expect(await ends('exit 75')).not.toHaveProperty('retryAfterMs');
  });

  test('is what the config says, whatever is the custom', async () => {
    const exit_codes = { '75': 'auth', '9': 'rate_limited' } as const;
    expect(await ends('exit 75', { exit_codes })).toMatchObject({ errorClass: 'auth' });
    expect(await ends('echo Retry-After: 1 >&2; exit 9', { exit_codes })).toMatchObject({
      errorClass: 'rate_limited',
      retryAfterMs: 1_000,
    });
  });

  test.each([
    ['soon', undefined],
    ['-1', undefined],
    ['0', 0],
    ['999999999', 86_400_000],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
  ])('after %s', (said, ms) => {
    const now = new Date('2026-11-23T10:00:00Z');
    expect(readRetryAfter(`one\r\nRetry-After: ${said}\r\n`, now)).toBe(ms);
    expect(readRetryAfter(`see Retry-After: ${said}`, now)).toBeUndefined();
  });
});
