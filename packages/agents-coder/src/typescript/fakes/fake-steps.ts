import type { StepRun, WorkflowSteps } from '../support/workflow-steps.ts';

/** How one attempt of a step is to end: with a value, or with an error. */
export type FakeAnswer =
  { readonly ok: unknown } | { readonly error: string; readonly transient?: boolean };

/** Steps that end as told, each attempt in turn; without more answers they give `{}`. */
export interface FakeSteps extends WorkflowSteps {
  readonly runs: readonly StepRun[];
  readonly compensations: readonly string[];
}

export function fakeSteps(
  answers: Readonly<Record<string, readonly FakeAnswer[]>> = {},
): FakeSteps {
  const runs: StepRun[] = [];
  const compensations: string[] = [];
  return {
    runs,
    compensations,
    run: async (step) => {
      runs.push(structuredClone(step));
      const answer = answers[step.id]?.[step.attempt - 1] ?? { ok: {} };
      if ('ok' in answer) return structuredClone(answer.ok);
      const { error: code, transient = false } = answer;
      throw Object.assign(new Error(code), { code, transient });
    },
    compensate: async (name) => void compensations.push(name),
  };
}
