import { describe, expect, test } from '@jest/globals';
import { checkMapSource } from '../../src/map/check-map-source.ts';
import { itemsOf } from '../../src/map/items-of.ts';
import { parseMapSource } from '../../src/map/parse-map-source.ts';
import { typesOf } from '../../src/shapes/json-types.ts';
import { contextOf } from '../support/references.ts';
import { errorOf, scopeOf, valueOf } from '../support/scopes.ts';

const at = 'tasks[2].map';
const source = (text: string) => valueOf(parseMapSource(text, at));

describe('parseMapSource', () => {
  test('takes exactly one reference', () => {
    expect(source('${tasks.list.output.files}')).toMatchObject({ kind: 'task', task: 'list' });
    expect(source('${params.files ?? []}')).toMatchObject({ kind: 'param', param: 'files' });
  });

  test.each([
    'files',
    '${tasks.a.output} ',
    '${tasks.a.output}${tasks.b.output}',
    '${item}',
    '["a"]',
  ])('refuses %j', (text) => {
    expect(errorOf(parseMapSource(text, at))).toMatchObject({ code: 'MAP_INVALID', path: at });
  });

  test('tells where a reference is broken', () => {
    expect(errorOf(parseMapSource('${tasks.list}', at)).code).toBe('REFERENCE_INVALID');
  });
});

describe('checkMapSource', () => {
  const schema = { type: 'array', items: { type: 'string' } };

  test('gives what item may be', () => {
    const item = valueOf(
      checkMapSource(source('${tasks.a.output ?? []}'), contextOf({ a: schema })),
    );
    expect(typesOf(item)).toStrictEqual(['string']);
  });

  test('refuses what can never be a list', () => {
    const context = contextOf({ a: { type: 'string' }, b: schema });
    const refused = (text: string) => errorOf(checkMapSource(source(text), context));
    expect(refused('${tasks.a.output}')).toMatchObject({
      code: 'MAP_NOT_A_LIST',
      message: 'tasks[2].map wants a list; tasks.a.output is a string',
    });
    expect(refused('${tasks.b.output ?? null}').message).toContain('the default');
    expect(refused('${tasks.c.output}').code).toBe('REFERENCE_UNKNOWN_TASK');
  });
});

describe('itemsOf', () => {
  const scope = scopeOf({ list: { files: ['a', 'b', 'c'], text: 'abc' } });

  test('gives the elements', () => {
    const items = itemsOf(source('${tasks.list.output.files}'), scope, { maxItems: 3 });
    expect(valueOf(items)).toStrictEqual(['a', 'b', 'c']);
    const none = itemsOf(source('${tasks.none.output ?? []}'), scope, { maxItems: 3 });
    expect(valueOf(none)).toStrictEqual([]);
  });

  test('says what came instead of a list', () => {
    expect(errorOf(itemsOf(source('${tasks.list.output}'), scope, { maxItems: 3 }))).toMatchObject({
      code: 'MAP_NOT_A_LIST',
      path: at,
      message: expect.stringContaining('is an object with "files", "text"'),
    });
  });

  test('refuses more items than allowed', () => {
    const error = errorOf(itemsOf(source('${tasks.list.output.files}'), scope, { maxItems: 2 }));
    expect(error.code).toBe('MAP_TOO_MANY_ITEMS');
    expect(error.message).toContain('has 3 items, and at most 2');
  });

  test('says what there is when the list is not', () => {
    const error = errorOf(itemsOf(source('${tasks.list.output.fils}'), scope, { maxItems: 2 }));
    expect(error).toMatchObject({ code: 'REFERENCE_UNRESOLVED', hint: 'Did you mean "files"?' });
  });
});
