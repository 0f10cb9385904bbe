import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findReferences } from '../../src/references/find-references.ts';
import { formatReference } from '../../src/references/format-reference.ts';
import { jsonValue, oddKey, trickyText } from '../support/arbitraries.ts';
import { errorOf, valueOf } from '../support/scopes.ts';

const find = (value: Parameters<typeof findReferences>[0], inMap = false) =>
  valueOf(findReferences(value, 'tasks[2].input_data', { inMap }));

const only = (text: string, inMap = false) => {
  const found = find(text, inMap);
  expect(found).toHaveLength(1);
  return found[0];
};

describe('findReferences', () => {
  test('tells where each reference is, in document order', () => {
    const found = find({
      files: ['${tasks.list.output.files[0]}', 'plain'],
      note: 'in ${params.lang} of ${tasks.a.output}',
    });
    expect(found).toMatchObject([
      {
        kind: 'task',
        task: 'list',
        path: ['files', 0],
        fallback: null,
        where: 'tasks[2].input_data.files[0]',
        place: ['files', 0],
        whole: true,
      },
      { kind: 'param', param: 'lang', path: [], where: 'tasks[2].input_data.note', whole: false },
      { kind: 'task', task: 'a', path: [], place: ['note'], whole: false },
    ]);
  });

  test.each([
    ['${tasks.build-api.output}', { task: 'build-api', path: [] }],
    ['${tasks["a.b"].output.x["odd key"][0]}', { task: 'a.b', path: ['x', 'odd key', 0] }],
    ['${tasks["a\\"b"].output["output"]}', { task: 'a"b', path: ['output'] }],
    ['${tasks["list[0]"].output}', { task: 'list[0]', path: [] }],
    ['${tasks.größe.output.0}', { task: 'größe', path: ['0'] }],
    ['${ tasks.a.output.x }', { task: 'a', path: ['x'] }],
    ['${tasks.a.output["}"]}', { task: 'a', path: ['}'] }],
    ['${tasks.a["output"].x}', { task: 'a', path: ['x'] }],
    ['${params.x.y[2]}', { param: 'x', path: ['y', 2] }],
    ['${params["a b"]}', { param: 'a b', path: [] }],
  ])('reads %s', (text, expected) => {
    expect(only(text)).toMatchObject({ ...expected, fallback: null, whole: true });
  });

  test.each([
    ['"a } b"', 'a } b'],
    ['"\\u00e9"', 'é'],
    ['-1.5e3', -1500],
    ['0', 0],
    ['true', true],
    ['false', false],
    ['null', null],
    ['[]', []],
    ['{ }', {}],
  ])('reads the default %s', (literal, value) => {
    expect(only(`\${tasks.a.output.x ?? ${literal}}`)?.fallback).toStrictEqual({ value });
    expect(only(`\${tasks.a.output.x??${literal}}`)?.fallback).toStrictEqual({ value });
  });

  test.each([
    '${HOME}',
    '${foo.bar}',
    '$tasks.a.output',
    '{tasks.a.output}',
    '${tasks}',
    '${params}',
    '${taskses.a}',
    '${Tasks.a.output}',
    '${}',
    '${',
    '$',
    '${{ tasks.a }}',
    '${item}',
    '${index}',
    '$${tasks.a.output}',
    '$${tasks.',
    '${env:HOME}',
    '${item.name}',
  ])('leaves %s alone', (text) => {
    expect(find(text)).toStrictEqual([]);
  });

  test('knows item and index in tasks with map only', () => {
    expect(only('${item.path[0]}', true)).toMatchObject({ kind: 'item', path: ['path', 0] });
    expect(only('${item}', true)).toMatchObject({ kind: 'item', path: [] });
    expect(only('${item ?? 1}', true)).toMatchObject({ kind: 'item', fallback: { value: 1 } });
    expect(only('${index}', true)).toMatchObject({ kind: 'index', path: [] });
    expect(find('${items} ${item ? 1 : 2} ${indexes}', true)).toStrictEqual([]);
  });

  test.each([
    ['${tasks.', 9, 'a name'],
    ['${tasks.a}', 10, '.output after the id "a"'],
    ['${tasks.a.outputs.x}', 10, '.output'],
    ['${tasks[0].output}', 8, 'the id of a task'],
    ['${tasks.a.output', 17, '"}"'],
    ['${tasks.a.output.}', 18, 'a name'],
    ['${tasks.a.output[-1]}', 18, 'an index'],
    ['${tasks.a.output[01]}', 18, 'an index'],
    ['${tasks.a.output["x]}', 18, 'JSON text'],
    ['${tasks.a.output[1}', 19, '"]"'],
    ['${tasks.a.output.x y}', 20, '"}"'],
    ['${tasks.a.output | 1}', 18, '"}"'],
    ['${tasks.a.output ?? x}', 21, 'JSON literal'],
    ["${tasks.a.output ?? 'x'}", 21, 'JSON literal'],
    ['${tasks.a.output ?? [1]}', 21, 'JSON literal'],
    ['${tasks.a.output ?? 1e999}', 21, 'JSON literal'],
    ['${tasks.a.output ?? 1', 22, '"}"'],
    ['${params.x.}', 12, 'a name'],
    ['${params[2]}', 9, 'the name of a param'],
  ])('refuses %s at column %i', (text, column, expected) => {
    const error = errorOf(findReferences({ x: text }, 'tasks[0].input_data'));
    expect(error).toMatchObject({ code: 'REFERENCE_INVALID', path: 'tasks[0].input_data.x' });
    expect(error.message).toContain(`line 1, column ${column}:`);
    expect(error.message).toContain(expected);
    expect(error.hint).toContain('$${');
  });

  test('points at the place with a caret', () => {
    const { message } = errorOf(findReferences('see ${tasks.a.out}', 'x'));
    const [, line = '', caret = ''] = message.split('\n');
    expect(line.slice(caret.indexOf('^'))).toMatch(/^\.out\}/);
  });

  test('refuses .x after index', () => {
    expect(errorOf(findReferences('${index.x}', 'x', { inMap: true })).message).toContain('number');
  });

  test('tells all broken references, up to 100', () => {
    const checked = findReferences(
      Array.from({ length: 250 }, () => '${tasks.'),
      'x',
    );
    expect(checked.ok ? 0 : checked.errors.length).toBe(100);
  });

  test('leaves keys alone', () => {
    expect(find({ '${tasks.a.output}': 'x' })).toStrictEqual([]);
  });

  test('never throws, and finds the same in what it printed', () => {
    fc.assert(
      fc.property(fc.oneof(trickyText, jsonValue), fc.boolean(), (value, inMap) => {
        const checked = findReferences(value, 'x', { inMap });
        if (!checked.ok) return;
        for (const reference of checked.value) {
          expect(only(formatReference(reference), inMap)).toMatchObject({
            kind: reference.kind,
            path: reference.path,
            fallback: reference.fallback,
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('reads back every path it prints', () => {
    const path = fc.array(fc.oneof(oddKey, fc.nat(999_999_999)), { maxLength: 6 });
    const fallback = fc.option(
      fc
        .oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom(null, [], {}))
        .map((value) => ({ value })),
    );
    fc.assert(
      fc.property(oddKey, path, fallback, (task, segments, given) => {
        const target = { kind: 'task', task, path: segments, fallback: given } as const;
        expect(only(formatReference(target))).toMatchObject({ ...target, whole: true });
      }),
      { numRuns: 1000 },
    );
  });
});
