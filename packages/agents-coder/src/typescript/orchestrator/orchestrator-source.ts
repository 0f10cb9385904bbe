import type { OrchestratorContract } from '../../contract/contract.ts';
import type { WorkflowStep } from '../../contract/orchestrator/workflow.ts';
import { lineComment } from '../comment.ts';
import { nodeEmission } from '../node-emission.ts';
import { nodeFrame } from '../node-frame.ts';
import type { EmitNode } from '../node-source.ts';
import { emitCondition } from '../values/emit-condition.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { literalSource, quote } from '../values/literal-source.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { unknownShape, type Field } from '../values/shape.ts';

/** Source of the node of an orchestrator: the step graph, and its run. */
export const orchestratorSource: EmitNode<OrchestratorContract> = (
  contract,
  { names, problems },
) => {
  const emission = nodeEmission(contract, { names, problems });
  for (const module of [
    'orchestrator-adapters',
    'workflow-steps',
    'clock',
    'workflow-step',
    'run-workflow',
  ])
    emission.support.add(module);
  const input: Expression = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const fields = contract.steps.map(({ id }): [string, Field] => [
    id,
    { shape: unknownShape, optional: true },
  ]);
  const steps: Expression = {
    code: 'steps',
    shape: { kind: 'object', nullable: false, fields: new Map(fields), open: false },
  };
  const scope: Scope = {
    emission,
    vars: new Map([
      ['input', input],
      ['steps', steps],
    ]),
    row: null,
    depth: 0,
    comparesAlone: () => false,
  };
  const plan = contract.steps.map((step) => stepSource(step, scope)).join('\n');
  const parallel = contract.maxParallel === null ? '' : `, maxParallel: ${contract.maxParallel}`;
  const reportsFailures =
    contract.outputSchema.additional !== false ||
    contract.outputSchema.properties.has('compensation_failures');
  const failures = reportsFailures
    ? '...(compensationFailures.length === 0 ? {} : { compensation_failures: compensationFailures }),'
    : '';
  const body = `const plan: readonly WorkflowStep[] = [${plan}];
    const { failedStep, compensationFailures, ...outcome } = await runWorkflow(plan, { input: data, ...this.#outside${parallel} });
    const output: unknown = { ...outcome, failed_step: failedStep, ${failures} };
    return ${use(scope, 'to-plain')}(output) as ${contract.outputModel};`;
  return nodeFrame(
    contract,
    {
      base: 'node-orchestrator',
      method: 'executeOrchestration',
      says: `Runs the workflow for an input that fits ${contract.inputModel}.`,
      members: `  readonly #outside: { readonly steps: WorkflowSteps; readonly clock: Clock };

  constructor(adapters: OrchestratorAdapters = {}) {
    this.#outside = { steps: adapters.steps ?? createSteps(), clock: adapters.clock ?? systemClock };
  }
`,
      body: reportsFailures
        ? body
        : body.replace(
            ', compensationFailures, ...outcome',
            ', compensationFailures: _, ...outcome',
          ),
      imports: { [names.adaptersFile]: ['createSteps', 'systemClock'] },
    },
    { names, emission },
  );
};

function stepSource(step: WorkflowStep, scope: Scope): string {
  const { when, timeoutMs, compensate, atLeast, description } = step;
  const parts = [
    `id: ${quote(step.id)}`,
    `uses: ${quote(step.uses)}`,
    `dependsOn: ${literalSource([...step.dependsOn])}`,
    ...(when === null ? [] : [`when: ${whenSource(emitCondition(when, scope))}`]),
    ...(timeoutMs === null ? [] : [`timeoutMs: ${timeoutMs}`]),
    `maxAttempts: ${step.maxAttempts}`,
    ...(step.continues ? ["onFailure: 'continue'"] : []),
    ...(compensate === null ? [] : [`compensate: ${quote(compensate)}`]),
    ...(atLeast === null ? [] : [`atLeast: ${atLeast}`]),
  ];
  return `${description === null ? '' : `\n${lineComment(description)}`}{ ${parts.join(', ')} },`;
}

function whenSource(condition: string): string {
  return `(${/(?<![\w$.])steps\b/.test(condition) ? 'steps' : ''}) => ${condition}`;
}
