import { afterAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { createIntelligence } from '../../src/create-intelligence.ts';
import { typescript } from '../support/sources.ts';

const intelligence = createIntelligence({ workspace: '.' });
afterAll(async () => await intelligence[Symbol.asyncDispose]());

async function ask(name: string, args: JsonObject): Promise<JsonObject> {
  const { signal } = new AbortController();
  const answer = await intelligence.call({ name, args, signal });
  if (!answer.ok) throw new Error(answer.failure.error.message);
  return answer.value as JsonObject;
}

const quality = async (args: JsonObject) => await ask('assess_code_quality', args);

test.each(['', '\n \n', '// Nothing yet.\n'])('an empty file has no score: %j', async (content) => {
  const reason = 'there is no code in the file';
  expect(await quality({ content, source_path: 'a.ts' })).toMatchObject({
    quality_score: null,
    reason,
    coverage: 0,
    completeness: null,
    gates: [{ gate: 'parses', passed: true }],
  });
});

test.each([
  { language: 'tsx' },
  { language: 'typescriptreact' },
  { language: 'typescript' },
  { source_path: 'Hello.tsx' },
  { source_path: 'Hello.tsx', language: 'typescript' },
])('TSX is read by %j', async (told) => {
  const content =
    '/** A greeting. */\nexport function Hello(): JSX.Element {\n  return <b>Hi</b>;\n}\n';
  expect(await quality({ content, ...told })).toMatchObject({ quality_score: 1 });
});

test('generic functions and casts are no tags', async () => {
  const content = `${typescript.text}const same = <T>(one: T): T => one;\nsame(<string>'</b>');\n`;
  expect(await quality({ content, language: 'typescript' })).toMatchObject({ reason: null });
});

test('a path without an ending leaves the language to the text', async () => {
  const { text: content } = typescript;
  expect(await quality({ content, source_path: 'bin/prices' })).toMatchObject({
    quality_score: 1,
    language: 'typescript',
  });
  expect(await quality({ content, source_path: 'prices.rs' })).toMatchObject({
    quality_score: null,
    language: null,
  });
});

test('reading JSON is no validation of input, and parsing by a schema is', async () => {
  const found = async (content: string) =>
    (await ask('get_quality_patterns', { content, language: 'ts' }))['patterns'];
  expect(await found("export const a = JSON.parse('1');")).toEqual([]);
  expect(await found('export const a = planSchema.parse(1);')).toMatchObject([
    { pattern: 'input-validation', line: 1 },
  ]);
});

test('a pattern that was asked for by name and is not there is told', async () => {
  const args = { content: typescript.text, language: 'ts', pattern_type: 'error_handling' };
  expect(await ask('get_quality_patterns', args)).toMatchObject({
    patterns: [],
    reason: 'no pattern of the name error_handling was found',
  });
});
