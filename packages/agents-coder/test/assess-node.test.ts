import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import coder from '../src/agent.ts';
import { fixture } from './support/fixtures.ts';

const contract = fixture('big_numbers');
const output_path = '/out/nodes';

const tools = {
  assess_code_quality: () => ({ quality_score: 0.9, anti_patterns: [] }),
  check_architectural_compliance: () => ({ score: 1, violations: [] }),
  get_quality_patterns: () => ({ anti_patterns: [{ name: 'long line', severity: 'low' }] }),
  perform_rag_query: () => ({ results: [{ source: 'src/sum.ts', title: 'sum', score: 2.5 }] }),
};

const generate = async (
  input: object,
  given: Parameters<typeof runAgent>[2],
): ReturnType<typeof runAgent> => await runAgent(coder, { contract, output_path, ...input }, given);

describe('what tools say of a node', () => {
  test('is part of the answer, with who said it', async () => {
    const result = await generate({ validation_level: 'strict' }, { tools });
    expect(result).toMatchObject({
      ok: true,
      output: {
        validation_passed: true,
        quality_score: 0.9,
        quality_metrics: { quality_score: 0.9, assessed_compliance_score: 1 },
        related: [{ source: 'src/sum.ts', title: 'sum', score: 2.5 }],
        not_measured: [],
        intelligence_sources: [
          'assess_code_quality: test',
          'check_architectural_compliance: test',
          'get_quality_patterns: test',
          'perform_rag_query: test',
        ],
        validation: {
          quality: { passed: true },
          compliance: { passed: true },
          anti_patterns: {
            passed: true,
            evidence: ['1 found, 0 critical, by get_quality_patterns: test'],
          },
        },
      },
    });
  }, 30_000);

  test('is not measured where it fails, and then nothing scores 0', async () => {
    const broken = {
      ...tools,
      assess_code_quality: () => ({ quality_score: null }),
      check_architectural_compliance: () => 'all right',
    };
    const result = await generate({}, { tools: broken });
    expect(result).toMatchObject({
      ok: true,
      output: {
        validation_passed: true,
        quality_score: null,
        quality_metrics: { quality_score_reason: 'the tool gave no score' },
        validation: {
          quality: { passed: null },
          // The tool said nothing; what the rules found here stands.
          compliance: { passed: true, evidence: ['1.00 of 1, from 0 findings of the rules'] },
        },
        not_measured: [{ what: 'compliance' }],
      },
    });
  }, 30_000);

  test.each([
    [
      'a low score',
      { assess_code_quality: () => ({ quality_score: 0.3 }) },
      '0.30 is less than 0.7',
    ],
    [
      'a critical pattern',
      { get_quality_patterns: () => ({ anti_patterns: [{ name: 'eval', severity: 'critical' }] }) },
      'eval',
    ],
  ])(
    '%s is refused, and only said at lenient',
    async (_name, bad, reason) => {
      const given = { tools: { ...tools, ...bad } };
      const refused = await generate({}, given);
      expect(refused).toMatchObject({ ok: false, error: { code: 'VALIDATION_FAILED' } });
      expect(refused.ok ? '' : refused.error.message).toContain(reason);
      const lenient = await generate({ validation_level: 'lenient' }, given);
      expect(lenient).toMatchObject({ ok: true });
      expect(JSON.stringify(lenient)).toContain(reason);
    },
    60_000,
  );

  test('that could not be asked is refused at strict', async () => {
    const result = await generate({ validation_level: 'strict' }, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'VALIDATION_FAILED' } });
    expect(result.ok ? '' : result.error.message).toContain('TOOLS_UNAVAILABLE');
  }, 30_000);
});
