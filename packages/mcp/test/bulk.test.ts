import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { WireTool } from '../src/connection/wire.ts';
import { findBulkTool } from '../src/bulk/find-bulk-tool.ts';
import { splitAnswer } from '../src/bulk/split-answer.ts';
import type { ToolPool } from '../src/tool-pool.ts';
import { callOf, createPool } from './support/create-pool.ts';
import { createScratch } from './support/scratch.ts';
import { stdioServer } from './support/tool-server.ts';

const addAll = async (pool: ToolPool, agent = 'coder') =>
  await Promise.all(
    Array.from({ length: 120 }, async (_, at) =>
      pool.call(callOf('tools/add', { agent, args: { a: at, b: 1 } })),
    ),
  );

const sums = Array.from({ length: 120 }, (_, at) => ({ ok: true, value: { sum: at + 1 } }));

describe('calls at the same time', () => {
  test('go through the bulk tool of the server, each with its own answer and record', async () => {
    using scratch = createScratch();
    const TELL_FILE = scratch.path('told');
    await using pool = createPool({ tools: stdioServer(['--bulk'], { env: { TELL_FILE } }) });
    await pool.call(callOf('tools/add', { args: { a: 0, b: 0 } }));
    const answers = await addAll(pool);
    expect(answers).toMatchObject(sums);
    expect(answers[7]?.record).toMatchObject({
      tool: 'add',
      input: { a: 7, b: 1 },
      output: { sum: 8 },
      server: 'tools',
      source: 'tools:add_batch (50 calls as one)',
    });
    expect(readFileSync(TELL_FILE, 'utf8')).toBe(
      'add_batch of 50\nadd_batch of 50\nadd_batch of 20\n',
    );
  });

  test('are made one by one where the bulk answer does not fit', async () => {
    await using pool = createPool({ tools: stdioServer(['--bulk', '--bulk-short']) });
    const answers = await addAll(pool);
    expect(answers).toMatchObject(sums);
    expect(answers[0]?.record.source).toBe('tools');
  });

  test('are made one by one where the bulk tool may not be called', async () => {
    const agentTools = { coder: ['tools/add'], debug: ['tools/*'] };
    await using pool = createPool({ tools: stdioServer(['--bulk']) }, { agentTools });
    const answers = await addAll(pool);
    expect(answers).toMatchObject(sums);
    expect(answers.every(({ record }) => record.source === 'tools')).toBe(true);
    const [other] = await addAll(pool, 'debug');
    expect(other?.record.source).toMatch(/add_batch/);
  });

  test('end for the one that is stopped, and for no other', async () => {
    await using pool = createPool({ tools: stdioServer(['--bulk']) });
    await pool.list();
    const stop = new AbortController();
    const args = (a: number) => ({ args: { a, b: 0 } });
    const stopped = pool.call(callOf('tools/add', { ...args(1), signal: stop.signal }));
    const other = pool.call(callOf('tools/add', args(2)));
    stop.abort();
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'TOOL_CANCELLED' } });
    expect(await other).toMatchObject({ ok: true, value: { sum: 2 } });
  });
});

describe('a bulk tool', () => {
  const fields = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const tool: WireTool = {
    name: 'get',
    description: '',
    inputSchema: fields,
    readOnly: true,
    idempotent: true,
  };
  const list = (items: object, more: object = {}) => ({
    type: 'object',
    properties: { ids: { type: 'array', items: { ...items } }, ...more },
  });

  test.each(['get_batch', 'batch_get', 'bulk_get', 'get_bulk', 'get_many'])('may be %s', (name) => {
    const bulk = { ...tool, name, inputSchema: list(fields) };
    expect(findBulkTool(tool, [tool, bulk])).toEqual({ name, field: 'ids' });
  });

  test.each([
    ['of another name', { name: 'get_all' }],
    ['that changes something', { readOnly: false }],
    ['that takes more', { inputSchema: list(fields, { more: { type: 'string' } }) }],
    ['that takes a list of something else', { inputSchema: list({ type: 'string' }) }],
    ['that takes no list', { inputSchema: fields }],
  ])('is not one %s', (_name, change) => {
    const bulk = { ...tool, name: 'get_batch', inputSchema: list(fields), ...change };
    expect(findBulkTool(tool, [tool, bulk])).toBeUndefined();
  });

  test('is not used for a tool that changes something', () => {
    const bulk = { ...tool, name: 'get_batch', inputSchema: list(fields) };
    expect(findBulkTool({ ...tool, readOnly: false }, [bulk])).toBeUndefined();
  });
});

describe('the answer to all of them', () => {
  const structured = (value: JsonValue) => ({
    content: [],
    structured: value,
    isError: false,
  });

  test('may hold tool results, failed ones too', () => {
    const content = [{ type: 'text', text: 'no such id' }];
    expect(splitAnswer(structured({ results: [{ content, isError: true }, 'b'] }), 2)).toEqual([
      { content, structured: undefined, isError: true },
      { content: [{ type: 'text', text: 'b' }], structured: undefined, isError: false },
    ]);
  });

  test('may be JSON in a text', () => {
    const text = {
      content: [{ type: 'text', text: '[1,2]' }],
      structured: undefined,
      isError: false,
    };
    expect(splitAnswer(text, 2)?.map((one) => one.structured)).toEqual([1, 2]);
  });

  test.each([
    ['too short', structured([1])],
    ['of two lists', structured({ a: [1, 2], b: [1, 2] })],
    ['a failure', { ...structured([1, 2]), isError: true }],
    [
      'no JSON',
      { content: [{ type: 'text', text: 'sorry' }], structured: undefined, isError: false },
    ],
  ])('is not used when it is %s', (_name, result) => {
    expect(splitAnswer(result, 2)).toBeUndefined();
  });
});
