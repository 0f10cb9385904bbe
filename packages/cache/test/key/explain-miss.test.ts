import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { cacheKeyOf, explainMiss, type CacheFacts } from '../../src/key.ts';
import { sampleFacts } from '../support/sample-answer.ts';

function differs(after: Partial<CacheFacts>, before: Partial<CacheFacts> = {}): readonly string[] {
  const [from, to] = [before, after].map((part) => cacheKeyOf({ ...sampleFacts, ...part }));
  if (from === undefined || to === undefined) throw new Error('two keys are needed');
  return explainMiss(from, to).map(({ field, change }) => `${change} ${field}`);
}

const many = (count: number): JsonValue =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));

describe('why there is no answer', () => {
  test('nothing differs between equal facts', () => {
    expect(differs({})).toEqual([]);
  });

  test('names the part of the agent', () => {
    const agent = { ...sampleFacts.agent, codeSha256: 'other' };
    expect(differs({ agent, model: 'opus' })).toEqual([
      'changed agent.code_sha256',
      'changed model',
    ]);
  });

  test('names the field of the input, two levels deep', () => {
    const input = { prompt: 'write an api', model: { fields: ['id'], strict: true }, n: 1 };
    expect(differs({ input })).toEqual(['changed input.model.fields', 'added input.n']);
    expect(differs({ input: 'text' }, { input: 1 })).toEqual(['changed input']);
    expect(differs({ input: { a: 1 } }, { input: {} })).toEqual(['added input.a']);
  });

  test('names the context file', () => {
    const [first] = sampleFacts.contextFiles;
    if (first === undefined) throw new Error('a file is needed');
    expect(differs({ contextFiles: [{ ...first, sha256: 'bb' }] })).toEqual([
      'changed context_files["/shop/api.ts"]',
      'removed context_files["/shop/odd name.ts"]',
    ]);
    expect(differs({ contextFiles: sampleFacts.contextFiles.toReversed() })).toEqual([
      'changed context_files',
    ]);
  });

  test('names the upstream task', () => {
    const plan = { outcome: 'cached', output: { steps: [1, 2] } };
    expect(differs({ upstream: { plan } })).toEqual(['changed upstream.plan.outcome']);
    expect(differs({ upstream: { 'a.b': plan } })).toEqual([
      'removed upstream.plan',
      'added upstream["a.b"]',
    ]);
  });

  test('names the whole where the fields are too many', () => {
    expect(differs({ input: many(300) }, { input: many(299) })).toEqual(['changed input']);
    expect(differs({ input: many(300) }, { input: many(2) })).toEqual(['changed input']);
    expect(differs({ input: many(3) }, { input: many(2) })).toEqual(['added input.key2']);
    expect(differs({ input: { a: many(300), b: 1 } }, { input: { a: many(4), b: 2 } })).toEqual([
      'changed input.a',
      'changed input.b',
    ]);
  });

  test('keeps keys apart that begin alike or look like paths', () => {
    const long = 'x'.repeat(5000);
    expect(differs({ input: { [`${long}1`]: 2 } }, { input: { [`${long}2`]: 2 } })).toHaveLength(2);
    expect(
      differs({ input: { a: { b: 1 }, 'a.b': 2 } }, { input: { a: { b: 1 }, 'a.b': 1 } }),
    ).toEqual(['changed input["a.b"]']);
    const odd = JSON.parse('{"__proto__":1,"constructor":2,"*":3}') as JsonValue;
    expect(differs({ input: odd }, { input: {} })).toEqual([
      'added input.__proto__',
      'added input.constructor',
      'added input["*"]',
    ]);
  });
});
