import { errorDetail, type AttemptReport, type TaskEnvelope } from '@parallel-dispatcher/schema';
import type { SubmitCommand } from '../decide/command.ts';
import type { RunState } from '../state/run-state.ts';
import { buildEnvelope, type EnvelopeFacts } from './build-envelope.ts';
import { describeThrown } from './describe-thrown.ts';
import { failedReport } from './failed-report.ts';

type TriedEnvelope =
  | { readonly ok: true; readonly envelope: TaskEnvelope }
  | { readonly ok: false; readonly report: AttemptReport };

/** An envelope, or the failed report of a task whose input cannot be had. */
export function tryEnvelope(
  state: RunState,
  command: SubmitCommand,
  facts: EnvelopeFacts,
): TriedEnvelope {
  try {
    return { ok: true, envelope: buildEnvelope(state, command, facts) };
  } catch (thrown) {
    const error = errorDetail({
      code: 'INPUT_FAILED',
      message: `The input of '${command.task}' cannot be had: ${describeThrown(thrown)}`,
      hint: 'A secret or value that the input refers to may have gone since the plan was checked.',
    });
    return { ok: false, report: failedReport({ run: facts.run, ...command }, error) };
  }
}
