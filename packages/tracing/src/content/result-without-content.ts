import type { ErrorDetail, RunResult, TaskResult } from '@parallel-dispatcher/schema';
import { codeOnly } from './code-only.ts';

/** How a run ended, without outputs and texts of errors. */
export function resultWithoutContent(result: RunResult): RunResult {
  const { recovery, stopped } = result;
  return {
    ...result,
    results: result.results.map(taskWithoutContent),
    recovery:
      recovery === null
        ? null
        : {
            ...recovery,
            root_causes: recovery.root_causes.map((cause) => ({ ...cause, hint: null })),
            suggestions: [],
          },
    stopped: stopped === null ? null : { ...stopped, detail: '' },
    error: null,
    errors: codesOnly(result.errors),
    warnings: codesOnly(result.warnings),
  };
}

function taskWithoutContent({ output: _output, ...task }: TaskResult): TaskResult {
  const error = codeOnly(task.error_detail);
  const { skip_reason } = task;
  return {
    ...task,
    error: error?.code ?? null,
    error_detail: error,
    artifacts: [],
    ...(skip_reason !== undefined && { skip_reason: null }),
  };
}

function codesOnly(errors: readonly ErrorDetail[]): ErrorDetail[] {
  return errors.map(codeOnly).filter((error) => error !== null);
}
