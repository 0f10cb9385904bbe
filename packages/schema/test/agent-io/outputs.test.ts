import { describe, expect, test } from '@jest/globals';
import { coderOutputSchema, type CoderOutput } from '../../src/agent-io/coder-output.ts';
import { debugOutputSchema, type DebugOutput } from '../../src/agent-io/debug-output.ts';

const coderOutput: CoderOutput = {
  generated_file: '/p/node_order_line_net_compute.ts',
  validation_passed: true,
  node_name: 'NodeOrderLineNetCompute',
  node_type: 'Compute',
  generated_code: 'export class NodeOrderLineNetCompute {}',
  dependencies: [],
  quality_score: null,
  quality_metrics: { cyclomatic_complexity: 3, maintainability: null },
  lines_generated: 1,
  onex_compliance_notes: [],
  contract_file: null,
  models_file: null,
  tests_file: null,
  files_written: ['/p/node_order_line_net_compute.ts'],
  engine: 'model',
  model: {
    id: 'openai:gpt-5',
    prompt: '0123456789ab',
    rounds: [
      {
        round: 1,
        purpose: 'contract',
        findings: [],
        input_tokens: 900,
        output_tokens: 200,
        cost_usd: null,
      },
    ],
    cost_usd: null,
    assumptions: ['Prices are in EUR.'],
  },
  requirements: [
    { id: 'R1', from: 'why.root_cause', text: 'Rounds twice.', used: true, reason: null },
  ],
  provenance: { generator: '1.0.0' },
  intelligence_sources: ['perform_rag_query: archon'],
  related: [{ source: 'src/net.ts', title: null, score: 0.5 }],
  not_measured: [{ what: 'quality', reason: 'assess_code_quality: no tools were given' }],
  validation: {
    types: { passed: true, reason: null, evidence: ['tsc: 0 errors'] },
    tests: { passed: null, reason: 'no examples in the contract', evidence: [] },
  },
};

const debugOutput: DebugOutput = {
  error_summary: 'total() reads a field of undefined.',
  bfros_analysis: {
    behavior_expected: null,
    behavior_actual: 'TypeError',
    behavior_deviation: null,
    fault_location: '/p/cart.ts:7:9',
    fault_components: ['total'],
    root_cause_description: null,
    contributing_factors: [],
  },
  root_cause: {
    primary_cause: null,
    contributing_factors: [],
    confidence_score: null,
    confidence_level: null,
    confidence_basis: null,
    validation_method: null,
    quality_correlation: null,
    pattern_matches: [],
  },
  solution: {
    fix_description: null,
    implementation_steps: [],
    fixed_code: null,
    patch: null,
    quality_improvements: [],
    tests_required: [],
    prevention_measures: [],
    estimated_quality_improvement: null,
  },
  quality_improvement: { before: 0.4, after: null, delta: null },
  analysis_completeness: 0.5,
  intelligence_sources: ['embedded'],
  suspects: [
    {
      rank: 1,
      tied: false,
      method: 'stack',
      function: 'total',
      file: '/p/cart.ts',
      line: 7,
      column: 9,
      evidence: ['E1'],
      code_frame: null,
      lines: null,
    },
  ],
  evidence: [
    {
      id: 'E1',
      kind: 'stack_frame',
      summary: 'The top frame.',
      file: '/p/cart.ts',
      line: 7,
      detail: null,
    },
  ],
  hypotheses: [
    {
      text: 'The cart is empty.',
      supported_by: ['E1'],
      contradicted_by: [],
      refuted_by_check: null,
      verified: null,
      source: 'evidence',
    },
  ],
  solution_validation: {
    status: 'not_run',
    reason: 'no fix was made',
    commands: [['npm', 'test']],
    runs: [],
  },
  not_measured: [{ what: 'confidence', reason: 'one trace only' }],
  engine: 'embedded',
  model: null,
  applied_files: [],
  reduced_input: null,
};

describe('outputs', () => {
  test('pass with what is known, null where it is not', () => {
    expect(coderOutputSchema.parse(coderOutput)).toStrictEqual(coderOutput);
    expect(debugOutputSchema.parse(debugOutput)).toStrictEqual(debugOutput);
  });

  test.each([
    { quality_score: 1.2 },
    { validation_passed: null },
    { node_type: 'compute' },
    { engine: 'stub' },
    { generated_code: undefined },
    { extra: 1 },
    { provenance: { at: new Date(0) } },
  ])('of the coder are refused with %j', (change) => {
    expect(coderOutputSchema.safeParse({ ...coderOutput, ...change }).success).toBe(false);
  });

  test.each([
    { analysis_completeness: null },
    { analysis_completeness: 2 },
    { root_cause: { ...debugOutput.root_cause, confidence_level: 'Certain' } },
    { suspects: [{ ...debugOutput.suspects[0], line: 0 }] },
    { solution_validation: { status: 'fine', reason: null, commands: [] } },
  ])('of the debug agent are refused with %j', (change) => {
    expect(debugOutputSchema.safeParse({ ...debugOutput, ...change }).success).toBe(false);
  });
});
