import { describe, expect, test } from '@jest/globals';
import { documentSyntax } from '../../src/gates/document-syntax.ts';
import { parsePlan } from '../../src/parse/parse-plan.ts';
import { readPlan } from '../../src/parse/read-plan.ts';
import { expectWellFormed } from '../support/expect-well-formed.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { sampleJson, samplePlan, sampleYaml } from './sample-plans.ts';

describe('an input of the corpus is taken or refused with help', () => {
  test.each(hostileInputs)('%s (%s)', async (_, syntax, input, code) => {
    const parsed = await readPlan(input, { syntax });
    if (code === null) return expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.code)).toContain(code);
    if (!parsed.ok) expectWellFormed(parsed.errors);
  });

  test('leaves the prototype of objects alone', () => {
    expect(Object.keys(Object.prototype)).toStrictEqual([]);
    expect(({} as Record<string, unknown>)['tasks']).toBeUndefined();
  });
});

describe('a plan that is cut', () => {
  const json = Buffer.from(sampleJson);
  const yaml = Buffer.from(sampleYaml);

  test('is the same in JSON and YAML while it is whole', async () => {
    const whole = await readPlan(json);
    expect(whole).toStrictEqual(parsePlan(JSON.stringify(samplePlan)));
    expect(await readPlan(yaml)).toStrictEqual(whole);
  });

  test(`at any of ${json.length} bytes of JSON is refused`, () => {
    for (let length = 0; length < json.length; length += 1) {
      const parsed = parsePlan(json.subarray(0, length));
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expectWellFormed(parsed.errors);
    }
  });

  test(`at any of ${yaml.length} bytes of YAML is answered`, async () => {
    let refused = 0;
    for (let length = 0; length < yaml.length; length += 1) {
      const parsed = await readPlan(yaml.subarray(0, length), { syntax: 'yaml' });
      if (parsed.ok) continue;
      refused += 1;
      expectWellFormed(parsed.errors);
    }
    expect(refused).toBeGreaterThan(50);
  });
});

describe('documentSyntax', () => {
  test.each([
    ['a name that says it', 'tasks: []', 'plan.json', 'json'],
    ['a name in capitals', '{}', 'PLAN.YAML', 'yaml'],
    ['a short ending', '{}', 'a/b.json/plan.yml', 'yaml'],
    ['a brace', ' \n\t{', undefined, 'json'],
    ['a bracket behind a mark', '\uFEFF[', 'plan.txt', 'json'],
    ['a comment with slashes', '// note', undefined, 'json'],
    ['a word', 'tasks:', undefined, 'yaml'],
    ['a comment with a hash', '# note', '-', 'yaml'],
    ['document marks', '---\n{}', undefined, 'yaml'],
    ['nothing', '', undefined, 'yaml'],
  ])('goes by %s', (_, text, name, syntax) => {
    expect(documentSyntax(text, name)).toBe(syntax);
    expect(documentSyntax(Buffer.from(text), name)).toBe(syntax);
  });
});
