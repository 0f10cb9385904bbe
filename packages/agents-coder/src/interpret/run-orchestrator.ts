import type { JsonValue } from '@parallel-dispatcher/schema';
import type { OrchestratorContract } from '../contract/contract.ts';
import type { Expectation, Example } from '../contract/example.ts';
import { fakeSteps, type FakeAnswer } from '../typescript/fakes/fake-steps.ts';
import { virtualClock } from '../typescript/fakes/virtual-clock.ts';
import { codeOf } from '../typescript/support/code-of.ts';
import { runWorkflow } from '../typescript/support/run-workflow.ts';
import type { WorkflowStep } from '../typescript/support/workflow-step.ts';
import { holds } from './holds.ts';

/** What the contract says of a workflow whose steps end as told. */
export async function runOrchestrator(
  contract: OrchestratorContract,
  input: JsonValue,
  ...[answers]: [Example['steps']]
): Promise<Expectation> {
  const plan = contract.steps.map(
    ({ when, timeoutMs, compensate, atLeast, ...step }): WorkflowStep => ({
      id: step.id,
      uses: step.uses,
      dependsOn: step.dependsOn,
      maxAttempts: step.maxAttempts,
      onFailure: step.continues ? 'continue' : 'fail',
      ...(when === null
        ? {}
        : { when: (steps) => holds(when, { vars: { input, steps }, row: null }) }),
      ...(timeoutMs === null ? {} : { timeoutMs }),
      ...(compensate === null ? {} : { compensate }),
      ...(atLeast === null ? {} : { atLeast }),
    }),
  );
  const told = Object.entries(answers).map(([id, listed]): [string, FakeAnswer[]] => [
    id,
    listed.map((answer) =>
      answer.kind === 'ok'
        ? { ok: answer.value }
        : { error: answer.code, transient: answer.transient },
    ),
  ]);
  try {
    const {
      failedStep,
      compensationFailures: _,
      ...outcome
    } = await runWorkflow(plan, {
      input,
      steps: fakeSteps(Object.fromEntries(told)),
      clock: virtualClock(),
      maxParallel: contract.maxParallel ?? Infinity,
    });
    const output = { ...outcome, failed_step: failedStep } as unknown as JsonValue;
    return { kind: 'output', output };
  } catch (error) {
    return { kind: 'error', code: codeOf(error) };
  }
}
