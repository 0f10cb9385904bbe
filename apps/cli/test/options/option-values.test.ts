import { describe, expect, test } from '@jest/globals';
import { parseByteCount } from '../../src/options/parse-byte-count.ts';
import { parseFolder } from '../../src/options/parse-folder.ts';
import { parseMaxWorkers } from '../../src/options/parse-max-workers.ts';
import { parseSeconds } from '../../src/options/parse-seconds.ts';

describe('parseMaxWorkers', () => {
  test.each([
    ['1', 1],
    ['10000', 10_000],
    ['auto', 'auto'],
  ])('takes %s', (text, value) => {
    expect(parseMaxWorkers(text)).toBe(value);
  });

  test.each(['0', '-1', '1.5', '1e3', '10001', 'many', '', ' 3'])('refuses %j', (text) => {
    expect(() => parseMaxWorkers(text)).toThrow('whole number from 1 to 10000');
  });
});

describe('parseSeconds', () => {
  test.each([
    ['90', 90],
    ['1.5', 1.5],
    ['.5', 0.5],
  ])('takes %s', (text, value) => {
    expect(parseSeconds(100)(text)).toBe(value);
  });

  test.each(['0', '-1', '101', '1m', '', 'Infinity', '0x10', '1e1'])('refuses %j', (text) => {
    expect(() => parseSeconds(100)(text)).toThrow('number of seconds above 0');
  });
});

describe('parseByteCount', () => {
  test('takes a whole number', () => {
    expect(parseByteCount('20000000')).toBe(20_000_000);
  });

  test.each(['0', '10mb', '-5', '1.5', ''])('refuses %j', (text) => {
    expect(() => parseByteCount(text)).toThrow('whole number of bytes');
  });
});

describe('parseFolder', () => {
  test('takes a folder that is not there yet', () => {
    expect(parseFolder('out/traces')).toBe('out/traces');
  });

  test.each(['', '  '])('refuses %j', (text) => {
    expect(() => parseFolder(text)).toThrow('must name a folder');
  });
});
