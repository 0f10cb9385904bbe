import type { OrchestratorContract } from '../../contract/contract.ts';
import type { WorkflowStep } from '../../contract/orchestrator/workflow.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import { unknownShape, type Field } from '../../typescript/values/shape.ts';
import { lineComment } from '../docstring.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { indent, nodeFile } from '../node-file.ts';
import { importFrom } from '../python-imports.ts';
import type { EmitPython } from '../python-source.ts';
import { emitCondition } from '../values/emit-condition.ts';
import { pythonEmission, type PythonScope } from '../values/emission.ts';

/** Python source of an orchestrator: the step graph, and its run. */
export const orchestratorSource: EmitPython<OrchestratorContract> = (
  contract,
  { names, problems },
) => {
  const emission = pythonEmission(problems);
  const fields = contract.steps.map(({ id }): [string, Field] => [
    id,
    { shape: unknownShape, optional: true },
  ]);
  const scope: PythonScope = {
    emission,
    vars: new Map([
      ['input', { code: 'data', shape: shapeOfSchema(contract.inputSchema) }],
      [
        'steps',
        {
          code: 'steps',
          shape: { kind: 'object', nullable: false, fields: new Map(fields), open: false },
        },
      ],
    ]),
    row: null,
    depth: 0,
  };
  const plan = contract.steps.map((step) => stepSource(step, scope)).join('\n');
  const parallel = contract.maxParallel === null ? '' : `, ${contract.maxParallel}`;
  const reportsFailures =
    contract.outputSchema.additional !== false ||
    contract.outputSchema.properties.has('compensation_failures');
  const failures = reportsFailures ? 'if not output["compensation_failures"]:\n    ' : '';
  return nodeFile(
    contract,
    {
      base: 'NodeOrchestrator',
      method: 'execute_orchestration',
      says: `Runs the workflow for an input that fits ${contract.inputModel}.`,
      init: `def __init__(self, *, steps: Optional[WorkflowSteps] = None, clock: Optional[Clock] = None, **others: object) -> None:
    del others
    self._steps = steps or create_steps()
    self._clock = clock or SystemClock()
`,
      body: `plan = [
${indent(plan, 1)}
]
output = await Workflow(plan, data, self._steps, self._clock${parallel}).run()
${failures}del output["compensation_failures"]
return output`,
      imports: [importFrom(names.adaptersFile, ['SystemClock', 'create_steps'])],
    },
    { names, emission },
  );
};

function stepSource(step: WorkflowStep, scope: PythonScope): string {
  const { when, timeoutMs, compensate, atLeast, description } = step;
  const parts = [
    `id=${pythonText(step.id)}`,
    `uses=${pythonText(step.uses)}`,
    `depends_on=${pythonLiteral([...step.dependsOn])}`,
    `max_attempts=${step.maxAttempts}`,
    ...(step.continues ? ['on_failure="continue"'] : []),
    ...(when === null ? [] : [`when=lambda steps: ${emitCondition(when, scope)}`]),
    ...(timeoutMs === null ? [] : [`timeout_ms=${timeoutMs}`]),
    ...(compensate === null ? [] : [`compensate=${pythonText(compensate)}`]),
    ...(atLeast === null ? [] : [`at_least=${atLeast}`]),
  ];
  const comment = description === null ? '' : lineComment(description);
  return `${comment}WorkflowStep(${parts.join(', ')}),`;
}
