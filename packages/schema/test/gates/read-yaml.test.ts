import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { defaultJsonLimits } from '../../src/gates/json-limits.ts';
import { readYaml } from '../../src/gates/read-yaml.ts';
import { jsonArbitrary } from '../support/plan-arbitrary.ts';

function valueOf(text: string): unknown {
  const read = readYaml(text, defaultJsonLimits);
  if (read?.ok !== true) throw new Error(JSON.stringify(read?.errors));
  return read.value;
}

describe('readYaml', () => {
  test('gives the value that was written, in every layout', () => {
    const layout = fc.constantFrom(-1, 0, 2);
    fc.assert(
      fc.property(jsonArbitrary, layout, fc.boolean(), (json, flowLevel, noRefs) => {
        const value = JSON.parse(JSON.stringify(json)) as unknown;
        const text = dump(value, { flowLevel, noRefs });
        fc.pre(text.isWellFormed());
        expect(valueOf(text)).toEqual(value);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['null', null],
    ['~', null],
    ['True', true],
    ['false', false],
    ['12', 12],
    ['+12', 12],
    ['-1.5e3', -1500],
    ['.5', 0.5],
    ['yes', 'yes'],
    ['No', 'No'],
    ['on', 'on'],
    ['017', '017'],
    ['0o17', '0o17'],
    ['0x1F', '0x1F'],
    ['1_000', '1_000'],
    ['1:30', '1:30'],
    ['2026-01-31', '2026-01-31'],
    ['1.2.3', '1.2.3'],
    ['1e', '1e'],
    ['"12"', '12'],
    ["'true'", 'true'],
    ['!!str 12', '12'],
    ['! 12', '12'],
    ['|\n  12\n', '12\n'],
  ])('reads %j as %j', (text, value) => {
    expect(valueOf(`a: ${text}`)).toEqual({ a: value });
  });

  test('takes every key as a text', () => {
    expect(valueOf('1: a\ntrue: b\n~: c\n1.0: d\n"<<": e')).toEqual({
      1: 'a',
      true: 'b',
      '~': 'c',
      '1.0': 'd',
      '<<': 'e',
    });
  });

  test('gives each alias a value of its own', () => {
    const { b, c } = valueOf('a: &a { x: [1] }\nb: *a\nc: *a') as Record<string, unknown>;
    expect(b).toEqual({ x: [1] });
    expect(c).toEqual(b);
    expect(c).not.toBe(b);
  });

  test.each(['', '# note', '%YAML 1.2\n# note'])('has nothing to read in %j', (text) => {
    const read = readYaml(text, defaultJsonLimits);
    if (read !== undefined) expect(read).toMatchObject({ ok: false });
  });
});

describe('the place of a path', () => {
  const text = 'tasks:\n  - task_id: a\n    "input data": &i\n      x: [1, 2]\n  - *i\n';
  const read = readYaml(text, defaultJsonLimits);
  const placeOf = read?.ok === true ? read.placeOf : () => undefined;

  test.each([
    ['', 'line 1, column 1'],
    ['tasks', 'line 1, column 1'],
    ['tasks[0]', 'line 2, column 5'],
    ['tasks[0].task_id', 'line 2, column 5'],
    ['tasks[0]["input data"]', 'line 3, column 5'],
    ['tasks[0]["input data"].x[1]', 'line 4, column 14'],
    ['tasks[0].absent', 'line 2, column 5'],
    ['tasks[1].x', 'line 5, column 5'],
    ['tasks[9]', 'line 1, column 1'],
  ])('%s is at %s', (path, place) => {
    expect(placeOf(path)).toBe(place);
  });
});
