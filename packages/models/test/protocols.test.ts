import { describe, expect, test } from '@jest/globals';
import { modelScene, protocolNames } from './support/scene.ts';

const schema = {
  type: 'object',
  properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
  required: ['name'],
} as const;

describe.each(protocolNames)('over %s', (protocol) => {
  test('a text comes with its usage', async () => {
    await using scene = await modelScene(
      [
        {
          text: 'Hello there, whoever you are.',
          usage: { inputTokens: 20, outputTokens: 7, cacheReadTokens: 12 },
        },
      ],
      { protocol },
    );
    const answer = await scene.ask({ maxOutputTokens: 99 });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        text: 'Hello there, whoever you are.',
        messages: [{ role: 'assistant', content: 'Hello there, whoever you are.' }],
        usage: { inputTokens: 20, outputTokens: 7, cacheReadTokens: 12 },
        cost: { usd: null, reason: 'no price is configured' },
        attempts: [{ status: 'ok', error: null }],
      },
      record: {
        method: 'generateText',
        usage: { input_tokens: 20, output_tokens: 7, cache_read_tokens: 12 },
        source: 'provider',
        error: null,
        repair: false,
      },
    });
    expect(JSON.stringify(scene.server.requests[0]?.body)).toContain('99');
  });

  test('a value is asked for by its schema', async () => {
    await using scene = await modelScene([{ value: { name: 'x', tags: [] } }], { protocol });
    const answer = await scene.ask({ schema }, { method: 'generateObject' });
    expect(answer).toMatchObject({ ok: true, value: { text: '{"name":"x","tags":[]}' } });
    const body = JSON.stringify(scene.server.requests[0]?.body);
    expect(body).toContain('"tags":{"type":"array"');
    expect(body).toContain('"additionalProperties":false');
  });

  test('a stream hands on its texts, then the whole', async () => {
    await using scene = await modelScene(
      [{ text: 'One, two, three, four, five.', usage: { outputTokens: 9, inputTokens: 4 } }],
      { protocol },
    );
    const texts: string[] = [];
    const answer = await scene.ask({}, { method: 'stream', onText: (text) => texts.push(text) });
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('')).toBe('One, two, three, four, five.');
    expect(answer).toMatchObject({
      ok: true,
      value: { text: 'One, two, three, four, five.', usage: { inputTokens: 4, outputTokens: 9 } },
    });
  });

  test.each(['generateText', 'stream'] as const)(
    'tools are called for the model, by %s',
    async (method) => {
      await using scene = await modelScene(
        [
          {
            toolCalls: [
              { name: 'calc_double', args: { n: 4 } },
              { name: 'fail', args: {} },
              { name: 'made_up', args: {} },
            ],
          },
          { text: 'It is 8.' },
        ],
        { protocol },
      );
      const toolset = {
        'calc/double': ({ n }: { readonly n?: unknown }) => ({ result: Number(n) * 2 }),
        fail: () => {
          throw new Error('out of order');
        },
      };
      const answer = await scene.ask({ tools: ['calc/double', 'fail'] }, { method, toolset });
      expect(answer).toMatchObject({
        ok: true,
        value: {
          text: 'It is 8.',
          usage: { inputTokens: 20, outputTokens: 10 },
          attempts: [{ status: 'ok' }, { status: 'ok' }],
          messages: [
            {
              role: 'assistant',
              toolCalls: [
                { name: 'calc/double', args: { n: 4 } },
                { name: 'fail' },
                { name: 'made_up' },
              ],
            },
            {
              role: 'tool',
              results: [
                { name: 'calc/double', value: { result: 8 }, isError: false },
                { isError: true, value: expect.stringContaining('out of order') },
                { isError: true, value: 'There is no tool made_up.' },
              ],
            },
            { role: 'assistant', content: 'It is 8.' },
          ],
        },
        record: { tool_calls: 3 },
      });
      const second = JSON.stringify(scene.server.requests[1]?.body);
      expect(second).toContain('{\\"result\\":8}');
      expect(second).toContain('out of order');
    },
  );

  test('a conversation with tools can go on', async () => {
    await using scene = await modelScene([{ text: 'Still 8.' }], { protocol });
    await scene.ask({
      tools: ['double'],
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Double 4.' },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'c1', name: 'double', args: { n: 4 } }],
        },
        { role: 'tool', results: [{ id: 'c1', name: 'double', value: 8, isError: false }] },
        { role: 'assistant', content: 'It is 8.' },
        { role: 'user', content: 'Sure?' },
      ],
    });
    const body = JSON.stringify(scene.server.requests[0]?.body);
    for (const said of ['Be short.', 'Double 4.', 'c1', 'It is 8.', 'Sure?'])
      expect(body).toContain(said);
  });
});
