import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplate, parseTemplate } from '../../src/template/template.ts';

const variables = {
  input_file: '/tmp/i',
  task: 't',
  run: 'r',
  attempt: '1',
  idempotency_key: 'r:t',
  repair: '',
};

const fill = (text: string, input: Parameters<typeof fillTemplate>[1]['input'] = {}) => {
  const parsed = parseTemplate(text, 'at');
  if (!parsed.ok) throw new Error(parsed.error.message);
  const filled = fillTemplate(parsed.value, { input, variables });
  return filled.ok ? filled.text : filled;
};

describe('templates', () => {
  test.each([
    ['plain', 'plain'],
    ['${task}/${run}', 't/r'],
    ['${input}', '{"a":{"b-c":["x",2,null]}}'],
    ['${input.a.b-c[0]}${input.a.b-c[1]}', 'x2'],
    ['${input.a}', '{"b-c":["x",2,null]}'],
    ['$${task} $ {task} $', '${task} $ {task} $'],
    ['${ task }', 't'],
  ])('%s is %s', (text, expected) => {
    expect(fill(text, { a: { 'b-c': ['x', 2, null] } })).toBe(expected);
  });

  test('what is put in is never read as a template', () => {
    expect(fill('${input.a}', { a: '${task}' })).toBe('${task}');
  });

  test('any text can be escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '{', '}', 'a') }), (text) => {
        expect(fill(text.replaceAll('${', () => '$${'))).toBe(text);
      }),
    );
  });

  test.each(['${}', '${input.}', '${input..a}', '${input[x]}', '${tasks.a.output}', '${inputx}'])(
    '%s is refused',
    (text) => {
      expect(parseTemplate(text, 'at')).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_SLOT' },
      });
    },
  );
});
