import { afterAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { createIntelligence } from '../../src/create-intelligence.ts';
import { python, typescript } from '../support/sources.ts';

const intelligence = createIntelligence({ workspace: '.', gates: { compliance: 0.6 } });
afterAll(async () => await intelligence[Symbol.asyncDispose]());

async function evaluate(args: JsonObject): Promise<JsonObject> {
  const signal = new AbortController().signal;
  const answer = await intelligence.call({ name: 'evaluate_quality_gates', args, signal });
  if (!answer.ok) throw new Error(answer.failure.error.message);
  return answer.value as JsonObject;
}

describe('evaluate_quality_gates', () => {
  test.each([typescript, python])(
    'passes a clean file of $language',
    async ({ text, language }) => {
      const answer = await evaluate({ content: text, language });
      expect(answer).toMatchObject({
        verdict: 'passed',
        gates: [
          { gate: 'quality', threshold: 0.7, value: 1, passed: true },
          { gate: 'compliance', threshold: 0.6, value: 1, passed: true },
          { gate: 'completeness', threshold: 0.8, value: 1, passed: true },
          { gate: 'critical_anti_patterns', threshold: 0, value: 0, passed: true },
        ],
      });
    },
  );

  test('fails a file with a critical anti-pattern, and names the line', async () => {
    const answer = await evaluate({
      content: `${python.text}\nx = eval("1")\n`,
      language: 'python',
    });
    expect(answer).toMatchObject({
      verdict: 'failed',
      gates: [{}, {}, {}, { value: 1, passed: false, evidence: ['line 30: text is run as code'] }],
    });
  });

  test('never passes what was not measured', async () => {
    const given = { quality_score: 1, compliance_score: 1, critical_anti_patterns: 0 };
    expect(await evaluate(given)).toMatchObject({ verdict: 'not_measured' });
    expect(await evaluate({ ...given, completeness: 1 })).toMatchObject({ verdict: 'passed' });
    const broken = await evaluate({ content: 'def f(:', language: 'python' });
    expect(broken).toMatchObject({
      verdict: 'not_measured',
      gates: [{ value: null, passed: null }, {}, {}, {}],
    });
  });

  test('a failed gate decides, whatever was not measured', async () => {
    expect(await evaluate({ quality_score: 0.5 })).toMatchObject({ verdict: 'failed' });
    expect(await evaluate({ quality_score: 0.5, thresholds: { quality: 0.4 } })).toMatchObject({
      verdict: 'not_measured',
    });
  });
});
