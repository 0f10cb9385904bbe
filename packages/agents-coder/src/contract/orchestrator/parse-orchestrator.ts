import type { ContractCommon, OrchestratorContract } from '../contract.ts';
import { fieldsOf } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import type { Mapping } from '../mapping.ts';
import type { Problems } from '../problem.ts';
import { reportOutputFields } from '../report-output-fields.ts';
import { parseWorkflowStep } from './parse-workflow-step.ts';
import { reportStepGraph } from './report-step-graph.ts';
import { reportUnknownResults } from './report-unknown-results.ts';

/** What an orchestrator gives, always. */
const outputFields = ['status', 'steps', 'calls', 'compensated', 'failed_step'];

/** Reads the part of a contract that only orchestrators have. */
export function parseOrchestrator(
  document: Mapping,
  { common, problems }: { readonly common: ContractCommon; readonly problems: Problems },
): OrchestratorContract {
  const at = 'workflow_coordination';
  const fields = fieldsOf(document[at], at, problems);
  const listed = fields.list('steps');
  if (listed.length === 0) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: fields.at('steps'),
      message: 'A workflow has at least one step.',
    });
  }
  const steps = listed.map((step, index) =>
    parseWorkflowStep(step, jsonPath(fields.at('steps'), index), problems),
  );
  reportStepGraph(steps, problems);
  reportUnknownResults(steps, problems);
  reportOutputFields(
    common.outputSchema,
    outputFields.map((field) => ({ field, at: 'output_schema' })),
    problems,
  );
  return {
    ...common,
    nodeType: 'ORCHESTRATOR_GENERIC',
    maxParallel: fields.has('max_parallel')
      ? fields.number('max_parallel', { least: 1, whole: true })
      : null,
    steps,
  };
}
