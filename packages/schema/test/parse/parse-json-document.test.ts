import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonDocument } from '../../src/parse/parse-json-document.ts';
import { jsonArbitrary } from '../support/plan-arbitrary.ts';

const codesOf = (parsed: ReturnType<typeof parseJsonDocument>) =>
  parsed.ok ? [] : parsed.errors.map(({ code }) => code);

describe('parseJsonDocument', () => {
  test('gives what JSON.parse gives, from text and from bytes', () => {
    fc.assert(
      fc.property(jsonArbitrary, (value) => {
        const text = JSON.stringify(value);
        const expected = { ok: true, value: JSON.parse(text) as unknown };
        expect(parseJsonDocument(text)).toStrictEqual(expected);
        expect(parseJsonDocument(Buffer.from(`\uFEFF${text}`))).toStrictEqual(expected);
      }),
    );
  });

  test.each(['', ' \n\t', '\uFEFF'])('refuses the empty input %j', (text) => {
    expect(codesOf(parseJsonDocument(text))).toStrictEqual(['EMPTY_INPUT']);
  });

  test('measures bytes, not characters, before anything else', () => {
    const text = JSON.stringify('é'.repeat(10));
    expect(parseJsonDocument(text, { maxBytes: 22 }).ok).toBe(true);
    expect(codesOf(parseJsonDocument(text, { maxBytes: 21 }))).toStrictEqual([
      'DOCUMENT_TOO_LARGE',
    ]);
    expect(codesOf(parseJsonDocument(Buffer.alloc(22, 0xff), { maxBytes: 21 }))).toStrictEqual([
      'DOCUMENT_TOO_LARGE',
    ]);
  });

  test('calls the document by its name', () => {
    const parsed = parseJsonDocument('{}', { name: 'config', maxBytes: 1 });
    expect(parsed.ok ? '' : parsed.errors[0]?.message).toBe(
      'the config has 2 bytes; at most 1 are allowed',
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(typeof parseJsonDocument(bytes).ok).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });

  test('refuses a million brackets', () => {
    expect(codesOf(parseJsonDocument('['.repeat(1_000_000)))).toStrictEqual(['TOO_DEEP']);
  });

  test('refuses more than a million values', () => {
    expect(codesOf(parseJsonDocument(`[${'1,'.repeat(1_000_000)}1]`))).toStrictEqual([
      'TOO_MANY_NODES',
    ]);
  });
});
