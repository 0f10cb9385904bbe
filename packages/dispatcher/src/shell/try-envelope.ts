import {
  errorDetail,
  type ErrorDetail,
  type JsonObject,
  type TaskEnvelope,
} from '@parallel-dispatcher/schema';
import type { Checked } from '../checked.ts';
import type { SubmitCommand } from '../decide/command.ts';
import type { RunState } from '../state/run-state.ts';
import { callOf } from '../state/call-of.ts';
import { buildEnvelope, type EnvelopeFacts } from './build-envelope.ts';
import { describeThrown } from '../describe-thrown.ts';

type TriedEnvelope =
  | { readonly ok: true; readonly envelope: TaskEnvelope }
  | { readonly ok: false; readonly error: ErrorDetail };

/** An envelope, or why the input of the task cannot be had. */
export function tryEnvelope(
  state: RunState,
  command: SubmitCommand,
  facts: EnvelopeFacts,
): TriedEnvelope {
  try {
    const input = facts.inputOf(callOf(state, command.task));
    if (!input.ok) return { ok: false, error: firstError(command.task, input) };
    return { ok: true, envelope: buildEnvelope(state, { command, facts, input: input.value }) };
  } catch (thrown) {
    return { ok: false, error: inputFailed(command.task, describeThrown(thrown)) };
  }
}

/** One error stands for all: what an outcome says is one error. */
function firstError(
  task: string,
  { errors }: Extract<Checked<JsonObject>, { ok: false }>,
): ErrorDetail {
  return errors[0] ?? inputFailed(task, 'no reason was given');
}

function inputFailed(task: string, why: string): ErrorDetail {
  return errorDetail({
    code: 'INPUT_FAILED',
    message: `The input of '${task}' cannot be had: ${why}`,
    hint: 'A secret or value that the input refers to may have gone since the plan was checked.',
  });
}
