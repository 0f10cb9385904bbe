import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { listTerms } from '../../src/retrieval/terms/list-terms.ts';
import { splitIdentifier } from '../../src/retrieval/terms/split-identifier.ts';
import { stem } from '../../src/retrieval/terms/stem.ts';
import { synonymsOf } from '../../src/retrieval/terms/synonyms.ts';

describe('splitIdentifier', () => {
  test.each([
    ['parseHTTPHeader', 'parse http header'],
    ['parse_http_header', 'parse http header'],
    ['--parse-http-header', 'parse http header'],
    ['sha256Hash', 'sha256 hash'],
    ['MAX_SIZE', 'max size'],
  ])('splits %s', (identifier, words) => {
    expect(splitIdentifier(identifier).join(' ')).toBe(words);
  });
});

describe('stem', () => {
  test.each([
    ['parse parses parsed parsing parser'],
    ['validate validates validated validating validation validator'],
    ['run runs running'],
    ['query queries'],
    ['create created creation'],
    ['match matches matching'],
    ['connect connection connections'],
  ])('makes one of %s', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1);
  });

  test.each([['format form'], ['user us'], ['class clas'], ['status statu']])(
    'keeps %s apart',
    (words) => {
      expect(new Set(words.split(' ').map(stem)).size).toBe(2);
    },
  );
});

describe('listTerms', () => {
  test('gives the words of an identifier and the identifier', () => {
    const expected = ['pars', 'json', 'parsejson'];
    for (const text of ['parseJson', 'parse_json', 'parse-json', 'ParseJSON']) {
      expect(listTerms(text)).toEqual(expected);
    }
  });

  test('drops words that say nothing, and accents', () => {
    expect(listTerms('Where is the Ångström?')).toEqual(['angstrom']);
  });

  test('searches scripts without spaces by pairs', () => {
    expect(listTerms('解析器')).toEqual(['解析', '析器']);
  });

  test('gives letters and digits only, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const term of listTerms(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

test('synonyms of a term do not hold the term', () => {
  const terms = listTerms('delete the directory');
  expect(synonymsOf(terms)).toEqual(expect.arrayContaining([...listTerms('remove folder')]));
  expect(synonymsOf(terms)).not.toContain(terms[0]);
});
