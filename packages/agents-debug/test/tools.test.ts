import { expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import type { DebugOutput } from '@parallel-dispatcher/schema';
import agent from '../src/agent.ts';

const source = 'export function total(cart) {\n  return cart.sum.amount;\n}\n';
const files = { '/shop/cart.js': source };
const input = {
  problem_description: 'The total fails.',
  affected_files: ['/shop/cart.js'],
  error_traces: [
    "TypeError: Cannot read properties of undefined (reading 'amount')\n    at total (/shop/cart.js:2:19)",
  ],
};

const tools = {
  assess_code_quality: () => ({ quality_score: 0.4, reason: null }),
  check_architectural_compliance: () => ({
    score: 0.9,
    violations: [{ rule: 'onex-002', message: 'the class is not named Node...', line: 1 }],
  }),
  get_quality_patterns: () => ({ anti_patterns: [{ name: 'deep access', line: 2 }] }),
  perform_rag_query: () => ({
    results: [{ content: 'A cart may have no sum.', source: 'docs/cart.md' }],
  }),
};

async function debug(options: Parameters<typeof runAgent>[2]): Promise<DebugOutput> {
  const result = await runAgent(agent, input, { files, ...options });
  if (!result.ok) throw new Error(result.error.message);
  return result.output as unknown as DebugOutput;
}

test('takes what tools say as evidence, and names who said it', async () => {
  const report = await debug({ tools });
  expect(report.quality_improvement).toEqual({ before: 0.4, after: null, delta: null });
  const reason = 'there is no fix, so there is no quality after it';
  expect(report.not_measured).toContainEqual({
    what: 'solution.estimated_quality_improvement',
    reason,
  });
  expect(report.root_cause.quality_correlation).toMatch(/quality 0\.40 of 1 \[E\d+\]$/);
  expect(report.intelligence_sources).toEqual(
    expect.arrayContaining([
      'assess_code_quality: test',
      'check_architectural_compliance: test',
      'get_quality_patterns: test',
      'perform_rag_query: test',
    ]),
  );
  const kinds = report.evidence.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'quality_score',
      'compliance_violation',
      'quality_pattern',
      'related_passage',
    ]),
  );
  // All but git: the file is of no repository.
  expect(report.analysis_completeness).toBeCloseTo(15 / 16);
});

test('finds the same without tools, and names what was not measured', async () => {
  const [without, withTools] = [await debug({}), await debug({ tools })];
  const ranked = (report: DebugOutput): unknown =>
    report.suspects.map(({ rank, file, line, method }) => ({ rank, file, line, method }));
  expect(ranked(without)).toEqual(ranked(withTools));
  expect(without.root_cause.primary_cause).toBe(withTools.root_cause.primary_cause);
  expect(without.quality_improvement.before).toBeNull();
  const reasons = without.not_measured.map(({ what, reason }) => `${what}: ${reason}`);
  expect(reasons.join('\n')).toMatch(
    /quality of shop\/cart\.js: assess_code_quality: .*TOOLS_UNAVAILABLE/,
  );
  expect(without.analysis_completeness).toBeLessThan(1);
});

test.each([
  ['no score', { quality_score: null, reason: 'too short' }],
  ['a score beyond 1', { quality_score: 7 }],
  ['a text', 'fine'],
  ['a list', []],
])('takes %s for not measured', async (_name, answer) => {
  const report = await debug({ tools: { ...tools, assess_code_quality: () => answer } });
  expect(report.quality_improvement.before).toBeNull();
  expect(report.not_measured.some(({ what }) => what.startsWith('quality'))).toBe(true);
});
