import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessSource, type Assessment } from '../../src/quality/assess-source.ts';
import type { Source } from '../../src/facts/source-facts.ts';
import {
  javascriptDefects,
  pythonDefects,
  typescriptDefects,
  type Defect,
} from '../support/defects.ts';
import { javascript, python, typescript } from '../support/sources.ts';

const cases: readonly (readonly [Source, Readonly<Record<string, Defect>>])[] = [
  [typescript, typescriptDefects],
  [javascript, javascriptDefects],
  [python, pythonDefects],
];

async function assess(source: Source): Promise<Extract<Assessment, { ok: true }>> {
  const assessed = await assessSource(source, { env: {} });
  if (!assessed.ok)
    throw new Error(`${assessed.fault.line}: ${assessed.fault.message}\n${source.text}`);
  return assessed;
}

async function overall(source: Source): Promise<number> {
  return (await assess(source)).score.overall ?? Number.NaN;
}

describe.each(cases)('a file of $language', (source, defects) => {
  const kinds = Object.entries(defects);

  test('scores 1 when nothing is found', async () => {
    const { score } = await assess(source);
    expect(Object.values(score.dimensions).flatMap(({ evidence }) => evidence)).toEqual([]);
    expect(score.overall).toBe(1);
  });

  test.each(kinds)('scores less with %s', async (_, defect) => {
    const text = defect(source.text, 1);
    expect(text).not.toBe(source.text);
    expect(await overall({ ...source, text })).toBeLessThan(0.99);
  });

  const repeatable = kinds.filter(([name]) => name !== 'removed documentation');
  test.each(repeatable)('goes on falling with ten times %s', async (_, defect) => {
    let { text } = source;
    let last = 1;
    for (let n = 1; n <= 10; n++) {
      text = defect(text, n);
      const now = await overall({ ...source, text });
      expect(now).toBeLessThan(last);
      last = now;
    }
  });

  test('never gains by a defect, whatever is there already', async () => {
    const any = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(any, async (chosen) => {
        let { text } = source;
        let last = 1;
        for (const [at, [name, defect]] of chosen.entries()) {
          const after = defect(text, at);
          const now = await overall({ ...source, text: after });
          if (after === text) expect(now).toBe(last);
          else expect({ name, now: now < last }).toEqual({ name, now: true });
          [text, last] = [after, now];
        }
      }),
      { numRuns: 8 },
    );
  });

  test('loses exactly the points of its findings', async () => {
    const text = kinds.reduce((all, [, defect], at) => defect(all, at), source.text);
    const { score } = await assess({ ...source, text });
    for (const { score: value, evidence } of Object.values(score.dimensions)) {
      const lost = evidence.reduce((sum, { pointsLost }) => sum + pointsLost, 0);
      expect(lost).toBe(value === null ? 0 : 1 - value);
    }
    const whole = Object.values(score.pointsLost).reduce((sum, one) => sum + one, 0);
    expect(whole).toBe(1 - (score.overall ?? Number.NaN));
  });
});

describe('assessSource', () => {
  test.each([
    ['typescript', 'export const a = 1;\nfunction (', 2],
    ['javascript', 'const a = 1;\nconst b: number = 2;', 2],
    ['python', 'a = 1\ndef f(:\n', 2],
    ['python', 'a = 1\nif a\n    print(a)\n', 2],
    ['python', 'def f():\n', 1],
    ['python', 'a = 1\n    b = 2\n', 2],
    ['python', 'def f():\n    a = 1\n  b = 2\n', 3],
    ['python', 'if a:\n        b()\n\tc()\n', 3],
    ['python', 'a = 1\nprint "a"\n', 2],
    ['python', 'raise E, "x"\n', 1],
    ['python', 'if 1 <> 2:\n    pass\n', 1],
    ['python', 'a = 1\nreturn a\n', 2],
  ] as const)('gates a file of %s that does not parse: %j', async (language, text, line) => {
    const assessed = await assessSource({ language, path: null, text }, { env: {} });
    expect(assessed).toMatchObject({ ok: false, fault: { line } });
  });

  test('reads TSX where it is said', async () => {
    const text =
      '/** A greeting. */\nexport function Hello(): JSX.Element {\n  return <b>Hi</b>;\n}\n';
    const source = { language: 'typescript', path: null, text } as const;
    expect(await overall({ ...source, tsx: true })).toBe(1);
    expect(await assessSource(source, { env: {} })).toMatchObject({ ok: false });
  });

  test('takes a description in any language', async () => {
    const text = '/** 合計を返します。 */\nexport function total(): number {\n  return 1;\n}\n';
    expect(await overall({ ...typescript, text })).toBe(1);
  });

  test.each([`x = ${'('.repeat(50_000)}1${')'.repeat(50_000)};`, `f(${'1+'.repeat(50_000)}1);`])(
    'does not fall over a file that is nested too deeply',
    async (text) => {
      const assessed = await assessSource({ ...typescript, text }, { env: {} });
      expect(assessed).toEqual({
        ok: false,
        fault: { line: 1, message: 'it is nested too deeply to be read' },
      });
    },
  );

  test('does not measure types of JavaScript, and says so', async () => {
    const { score } = await assess(javascript);
    expect(score.dimensions.types).toEqual({
      score: null,
      reason: 'JavaScript has no type annotations',
      evidence: [],
    });
    expect(score.coverage).toBe(0.85);
  });

  test('names the tools of Python that are not there', async () => {
    const { tools } = await assess(python);
    expect(tools.missing.map(({ tool }) => tool)).toEqual(['ruff', 'pylint', 'mypy']);
  });

  test('is not talked out of a finding by comments', async () => {
    const text = `/* eslint-disable */\n${typescript.text}eval('1'); // eslint-disable-line\n`;
    const { score } = await assess({ ...typescript, text });
    expect(score.dimensions.patterns.evidence).toMatchObject([
      { rule: 'no-eval', severity: 'critical' },
    ]);
  });

  test('reads scripts of CommonJS', async () => {
    const text = `'use strict';\nwith (Math) { module.exports = max(1, 2); }\nreturn;\n`;
    const assessed = await assessSource(
      { language: 'javascript', path: 'a.cjs', text },
      { env: {} },
    );
    expect(assessed.ok).toBe(false);
    const fine = `const { join } = require('path');\nmodule.exports = join;\nreturn;\n`;
    expect(
      (await assessSource({ language: 'javascript', path: 'a.cjs', text: fine }, { env: {} })).ok,
    ).toBe(true);
  });

  test('takes an empty file and one with the end of lines of Windows', async () => {
    expect(await overall({ ...python, text: '' })).toBe(1);
    expect(await overall({ ...python, text: python.text.replaceAll('\n', '\r\n') })).toBe(1);
    expect(await overall({ ...typescript, text: typescript.text.replaceAll('\n', '\r\n') })).toBe(
      1,
    );
  });
});
