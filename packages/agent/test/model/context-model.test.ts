import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent-context.ts';
import { defineAgent } from '../../src/define-agent.ts';
import { runAgent } from '../../src/testing/run-agent.ts';
import { scriptedModel, type ScriptedAnswer } from '../../src/testing/scripted-model.ts';

const verdict = z.strictObject({
  verdict: z.enum(['good', 'bad']),
  reasons: z.array(z.string()).min(1),
});

/** An agent that does one thing with its model. */
function agentOf(run: (model: AgentContext['model'], context: AgentContext) => Promise<unknown>) {
  return defineAgent({
    name: 'modelled',
    version: '1.0.0',
    description: 'Made by its test.',
    workload: 'io',
    input: z.strictObject({}),
    output: z.json(),
    run: async () => ({
      run: (async (_input: unknown, context: AgentContext) =>
        await run(context.model, context)) as never,
    }),
  });
}

const judge = agentOf(async (model) => {
  const { value, usage, attempts } = await model.generateObject({
    prompt: 'Judge.',
    schema: verdict,
  });
  return { value, usage, requests: attempts.length };
});

const good = { verdict: 'good', reasons: ['short'] };
const misfits: readonly [string, ScriptedAnswer, string][] = [
  ['no JSON', 'I think it is good.', 'is not JSON'],
  ['cut JSON', '{"verdict": "go', 'is not JSON'],
  ['nothing', { text: '' }, 'it is empty'],
  ['a wrong choice', { value: { ...good, verdict: 'fine' } }, 'answer.verdict must be'],
  ['a missing field', { value: { verdict: 'good' } }, 'answer.reasons is missing'],
  ['a field too many', { value: { ...good, score: 1 } }, 'score'],
  ['another type', { value: [good] }, 'answer must be'],
  ['a broken refinement', { value: { ...good, reasons: [] } }, 'answer.reasons'],
];

describe('generateObject', () => {
  test.each(misfits)(
    'sends back %s with what is wrong, and takes the second',
    async (_name, first, fault) => {
      const usage = { inputTokens: 5, outputTokens: 2 };
      const model = scriptedModel([first, { value: good, usage }]);
      const result = await runAgent(judge, {}, { model });
      expect(result).toMatchObject({ ok: true, output: { value: good, usage, requests: 2 } });
      const [asked, repair] = model.requests;
      expect(asked).toMatchObject({ schema: { type: 'object', required: ['verdict', 'reasons'] } });
      expect(repair).toMatchObject({ repair: true, schema: { type: 'object' } });
      expect(repair?.messages).toMatchObject([
        { role: 'user', content: 'Judge.' },
        { role: 'assistant' },
        { role: 'user', content: expect.stringContaining(fault) },
      ]);
    },
  );

  test.each(misfits)('is invalid_output after %s twice, never the text', async (_name, answer) => {
    const model = scriptedModel([answer, answer, { value: good }]);
    const result = await runAgent(judge, {}, { model });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'MODEL_OUTPUT_INVALID' },
      errorClass: 'invalid_output',
    });
    expect(model.requests).toHaveLength(2);
  });

  test('takes JSON in a Markdown fence, as small models write it', async () => {
    const model = scriptedModel(['```json\n{"verdict": "bad", "reasons": ["long"]}\n```']);
    expect(await runAgent(judge, {}, { model })).toMatchObject({
      output: { value: { verdict: 'bad', reasons: ['long'] } },
    });
  });

  test('answers what the schema makes of it', async () => {
    const schema = z.object({
      day: z.iso.date().transform((text) => text.slice(0, 4)),
      size: z.number().default(3),
    });
    const agent = agentOf(
      async (model) => (await model.generateObject({ prompt: 'x', schema })).value,
    );
    const model = scriptedModel([{ value: { day: '2026-11-23', more: 1 } }]);
    expect(await runAgent(agent, {}, { model })).toMatchObject({
      output: { day: '2026', size: 3 },
    });
    expect(model.requests[0]?.schema).toMatchObject({ required: ['day'] });
  });

  test('asks for what is no object inside of one', async () => {
    const schema = z.array(z.enum(['a', 'b']));
    const agent = agentOf(
      async (model) => (await model.generateObject({ prompt: 'x', schema })).value,
    );
    const model = scriptedModel([{ value: { value: ['a', 'b', 'a'] } }]);
    expect(await runAgent(agent, {}, { model })).toMatchObject({ output: ['a', 'b', 'a'] });
    expect(model.requests[0]?.schema).toMatchObject({ type: 'object', required: ['value'] });
  });

  test('mends within the conversation of its tools', async () => {
    const agent = agentOf(
      async (model) =>
        (await model.generateObject({ prompt: 'x', schema: verdict, tools: ['look'] })).value,
    );
    const model = scriptedModel([
      {
        toolCalls: [
          { name: 'look', args: { at: 'it' } },
          { name: 'leak', args: {} },
        ],
      },
      'looks good',
      { value: good },
    ]);
    const result = await runAgent(
      agent,
      {},
      { model, tools: { look: () => 'fine', leak: () => 'x' } },
    );
    expect(result).toMatchObject({ ok: true, output: good });
    expect(model.requests[2]?.messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', toolCalls: [{ name: 'look' }, { name: 'leak' }] },
      { role: 'tool', results: [{ value: 'fine', isError: false }, { isError: true }] },
      { role: 'assistant', content: 'looks good' },
      { role: 'user' },
    ]);
  });
});

describe('a request', () => {
  test.each([[{}], [{ prompt: 'x', messages: [] }]])('%j is none', async (request) => {
    const agent = agentOf(async (model) => await model.generateText(request));
    const result = await runAgent(agent, {}, { model: scriptedModel(['x']) });
    expect(result).toMatchObject({ ok: false, error: { code: 'MODEL_REQUEST_INVALID' } });
  });

  test('goes on with what the conversation grew by', async () => {
    const agent = agentOf(async (model) => {
      const first = await model.generateText({ system: 'Be short.', prompt: 'One?' });
      const messages = [...first.messages, { role: 'user', content: 'Two?' } as const];
      return (await model.generateText({ messages })).text;
    });
    const model = scriptedModel(({ messages }) => `after ${messages.length}`);
    expect(await runAgent(agent, {}, { model })).toMatchObject({ output: 'after 2' });
    expect(model.requests[0]?.messages[0]).toStrictEqual({ role: 'system', content: 'Be short.' });
  });

  test('that fails keeps its class and how long to wait', async () => {
    const error = {
      code: 'MODEL_RATE_LIMITED',
      message: 'slow',
      errorClass: 'rate_limited',
      retryAfterMs: 70,
    } as const;
    const seen: unknown[] = [];
    const agent = agentOf(async (model) => {
      try {
        return await model.generateText({ prompt: 'x' });
      } catch (thrown) {
        seen.push(thrown);
        throw thrown;
      }
    });
    const result = await runAgent(agent, {}, { model: scriptedModel([{ error }]) });
    expect(result).toMatchObject({
      ok: false,
      error: { code: error.code },
      errorClass: 'rate_limited',
    });
    expect(seen).toMatchObject([{ retryAfterMs: 70, name: 'AgentError' }]);
  });

  test('can be given up, and the agent goes on', async () => {
    const agent = agentOf(async (model) => {
      const abort = new AbortController();
      const waiting = model.generateText({ prompt: 'x', signal: abort.signal });
      abort.abort();
      return await waiting.catch((thrown: unknown) => (thrown as { readonly code: string }).code);
    });
    const never = scriptedModel(async () => await new Promise<never>(() => undefined));
    expect(await runAgent(agent, {}, { model: never })).toMatchObject({
      ok: true,
      output: 'ABORTED',
    });
  });
});

describe('stream', () => {
  test('hands on texts, then the answer', async () => {
    const agent = agentOf(async (model) => {
      const stream = model.stream({ prompt: 'x' });
      const texts: string[] = [];
      for await (const text of stream) texts.push(text);
      return { texts, text: (await stream.answer).text };
    });
    const result = await runAgent(agent, {}, { model: scriptedModel(['all of it']) });
    expect(result).toMatchObject({ output: { texts: ['all of it'], text: 'all of it' } });
  });

  test('fails where it is read, and where it is not read', async () => {
    const error = { code: 'MODEL_OVERLOADED', message: 'no', errorClass: 'transient' } as const;
    const read = agentOf(async (model) => {
      for await (const _text of model.stream({ prompt: 'x' })) break;
      return null;
    });
    expect(await runAgent(read, {}, { model: scriptedModel([{ error }]) })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_OVERLOADED' },
    });
    const unread = agentOf(async (model, { progress }) => {
      model.stream({ prompt: 'x' });
      progress('on');
      await new Promise((resolve) => setImmediate(resolve));
      return 'on';
    });
    expect(await runAgent(unread, {}, { model: scriptedModel([{ error }]) })).toMatchObject({
      ok: true,
    });
  });
});

test('a script that is used up says so', async () => {
  const result = await runAgent(judge, {}, { model: scriptedModel([]) });
  expect(result).toMatchObject({ ok: false, error: { code: 'MODEL_SCRIPT_OVER' } });
});
