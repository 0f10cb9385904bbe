import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { AgentContext } from '../src/agent-context.ts';
import { defineAgent } from '../src/define-agent.ts';
import { runAgent } from '../src/testing/run-agent.ts';
import { scriptedModel } from '../src/testing/scripted-model.ts';

function agentOf(run: (input: { n: number }, context: AgentContext) => Promise<unknown>) {
  return defineAgent({
    name: 'tested',
    version: '1.0.0',
    description: 'Made by its test.',
    workload: 'io',
    input: z.strictObject({ n: z.number().default(7) }),
    output: z.strictObject({ n: z.number() }),
    run: async () => ({ run: run as never }),
  });
}

describe('runAgent', () => {
  test('parses the input and checks the output', async () => {
    const double = agentOf(async ({ n }) => ({ n: n * 2 }));
    expect(await runAgent(double, {})).toMatchObject({ ok: true, output: { n: 14 } });
    const wrong = agentOf(async () => ({ m: 1 }));
    expect(await runAgent(wrong, {})).toMatchObject({
      ok: false,
      error: { code: 'INVALID_OUTPUT' },
      errorClass: 'invalid_output',
    });
  });

  test('records logs and progress, and the stack of what was thrown', async () => {
    const loud = agentOf(async (_input, { log, progress }) => {
      log.warn('careful');
      progress('half', 0.5);
      throw new TypeError('no');
    });
    const result = await runAgent(loud, {});
    expect(result).toMatchObject({ ok: false, error: { message: 'TypeError: no' } });
    expect(result.logs[0]).toStrictEqual({ level: 'warn', message: 'careful' });
    expect(result.logs[1]?.message).toContain('TypeError: no\n    at ');
    expect(result.progress).toStrictEqual([{ message: 'half', fraction: 0.5 }]);
  });

  test('offers tools, models and artifacts only as given', async () => {
    const curious = agentOf(async ({ n }, { tools, artifacts }) => {
      const answer = await tools.call('add', { n });
      const ref = await artifacts.put('kept', { mediaType: 'text/plain', name: 'note' });
      return { n: Number(answer) + (await artifacts.get(ref)).byteLength };
    });
    const tools = { add: (args: { readonly n?: unknown }) => Number(args.n) + 1 };
    const result = await runAgent(curious, { n: 1 }, { tools });
    expect(result).toMatchObject({ ok: true, output: { n: 6 }, artifacts: [{ name: 'note' }] });
    expect(await runAgent(curious, {})).toMatchObject({ error: { code: 'TOOLS_UNAVAILABLE' } });
    const modelled = agentOf(
      async (_input, { model }) => await model.generateText({ prompt: 'x' }),
    );
    expect(await runAgent(modelled, {})).toMatchObject({ error: { code: 'MODEL_REQUIRED' } });
    const asking = agentOf(async (_input, { model }) => ({ n: Number(await model.isAvailable()) }));
    expect(await runAgent(asking, {})).toMatchObject({ output: { n: 0 } });
    const model = scriptedModel([]);
    expect(await runAgent(asking, {}, { model })).toMatchObject({ output: { n: 1 } });
  });

  test('asks the agent to stop when its signal is aborted', async () => {
    const patient = agentOf(
      async (_input, { signal }) =>
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    const abort = new AbortController();
    const result = runAgent(patient, {}, { signal: abort.signal });
    setImmediate(() => abort.abort());
    expect(await result).toMatchObject({ ok: false, error: { code: 'ABORTED' } });
  });

  test('places written files on success, refused ones on failure, and neither when stopped', async () => {
    const writer = (end: () => unknown) =>
      agentOf(async (_input, { files }) => {
        await files.write('/out/a.txt', 'good');
        expect(await files.keepRejected('/out/b.txt', 'bad')).toBe('/out/b.txt.rejected');
        expect(await files.readText('/out/a.txt')).toBe('good');
        return end();
      });
    const fail = (): never => {
      throw new Error('no');
    };
    const ends = async (end: () => unknown, signal?: AbortSignal) =>
      (await runAgent(writer(end), {}, signal === undefined ? {} : { signal })).files;
    expect(await ends(() => ({ n: 1 }))).toEqual({ '/out/a.txt': 'good' });
    expect(await ends(fail)).toEqual({ '/out/b.txt.rejected': 'bad' });
    expect(await ends(() => ({ m: 1 }))).toEqual({});
    expect(await ends(fail, AbortSignal.abort())).toEqual({});
  });
});
