import { cancelRun, runStatus, waitForRun, type Checked } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, runAnswer, type Answer } from '../answer.ts';
import type { CancelOptions, WaitOptions } from '../options/control-options.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import { cancelText } from '../render/cancel-text.ts';
import { exitCodeOfErrors } from '../render/exit-code-of-errors.ts';
import { interruptedDocument } from '../render/interrupted-document.ts';
import { runStatusText } from '../render/run-status-text.ts';
import { runCommand } from '../options/run-command.ts';

/** `dispatch status`. */
export async function showStatus(which: string, options: TraceOptions): Promise<Answer> {
  return answerOf(await runStatus(which, runtimeOptions(options)), (document) =>
    documentAnswer(document, (page) =>
      runStatusText(document, page, {
        nowMs: Date.now(),
        commandOf: (name) => runCommand(name, document.run_id, options),
      }),
    ),
  );
}

interface Waiting {
  readonly options: WaitOptions;
  /** Aborted when the command is to end early; the run goes on. */
  readonly cancel: AbortSignal;
}

/** `dispatch wait`. */
export async function wait(which: string, { options, cancel }: Waiting): Promise<Answer> {
  const { timeout, ...place } = options;
  const waited = await waitForRun(which, {
    ...runtimeOptions(place),
    ...(timeout !== undefined && { timeoutMs: timeout * 1_000 }),
    signal: cancel,
  });
  if (!waited.ok && cancel.aborted) return runAnswer(interruptedDocument(cancel));
  return answerOf(waited, runAnswer);
}

/** `dispatch cancel`. */
export async function sendCancel(which: string, options: CancelOptions): Promise<Answer> {
  const { task, reason } = options;
  const given = {
    ...runtimeOptions(options),
    ...(task !== undefined && { task }),
    ...(reason !== undefined && { reason }),
  };
  return answerOf(await cancelRun(which, given), (document) =>
    documentAnswer(document, (page) => cancelText(document, page)),
  );
}

function answerOf<Value>(checked: Checked<Value>, answer: (value: Value) => Answer): Answer {
  return checked.ok
    ? answer(checked.value)
    : errorAnswer(checked.errors, exitCodeOfErrors(checked.errors));
}
