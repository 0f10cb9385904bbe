import { describe, expect, test } from '@jest/globals';
import { decodeText } from '../../src/gates/decode-text.ts';

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(values.map((value) => Buffer.from(typeof value === 'number' ? [value] : value)));

describe('decodeText', () => {
  test('reads UTF-8', () => {
    expect(decodeText(bytes('{"a":"é😀"}'), 'plan')).toStrictEqual({
      ok: true,
      text: '{"a":"é😀"}',
    });
  });

  test('drops one byte order mark and keeps a second', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, '{}'), 'plan')).toMatchObject({ text: '{}' });
    expect(decodeText('\uFEFF\uFEFF{}', 'plan')).toMatchObject({ text: '\uFEFF{}' });
  });

  test.each([
    ['a stray byte', bytes('{"', 0xff, '"}'), 'byte 0xff at offset 2'],
    ['an overlong form', bytes('ab', 0xc0, 0xaf), 'byte 0xc0 at offset 2'],
    ['a surrogate', bytes('a', 0xed, 0xa0, 0x80), 'byte 0xed at offset 1'],
    ['a cut character', bytes('ab', 0xe2, 0x82), 'byte 0xe2 at offset 2'],
    ['a fault behind a genuine U+FFFD', bytes('é\uFFFD', 0xff), 'byte 0xff at offset 5'],
  ])('tells where %s is', (_, input, where) => {
    const decoded = decodeText(input, 'plan');
    expect(decoded).toMatchObject({ ok: false, error: { code: 'INVALID_UTF8' } });
    expect(decoded.ok ? '' : decoded.error.message).toContain(where);
  });

  test.each([
    ['little', bytes(0xff, 0xfe, '{', 0)],
    ['big', bytes(0xfe, 0xff, 0, '{')],
  ])('says so when the input is UTF-16, %s endian', (_, input) => {
    const decoded = decodeText(input, 'plan');
    expect(decoded.ok ? '' : decoded.error.message).toContain('UTF-16');
  });
});
