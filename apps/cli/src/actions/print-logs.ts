import { followRun, waitForRun } from '@parallel-dispatcher/runtime';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { errorAnswer, runAnswer, type Answer } from '../answer.ts';
import { ownStderr } from '../io/own-streams.ts';
import { stdoutClosed, writeStdout } from '../io/stdout.ts';
import { terminalPage } from '../io/terminal-page.ts';
import type { LogsOptions } from '../options/control-options.ts';
import { outputFormatOf } from '../options/output-format.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import { exitCodeOfErrors } from '../render/exit-code-of-errors.ts';
import { interruptedDocument } from '../render/interrupted-document.ts';
import { jsonText } from '../render/json-text.ts';
import { logLine } from '../render/log-line.ts';
import { oneLine } from '../render/plain-text.ts';

interface LogsRequest {
  readonly options: LogsOptions;
  readonly cancel: AbortSignal;
}

/** `dispatch logs`: prints events as they come; the answer itself has no document. */
export async function printLogs(which: string, { options, cancel }: LogsRequest): Promise<Answer> {
  const events = await followRun(which, {
    ...runtimeOptions(options),
    follow: options.follow === true,
    signal: cancel,
  });
  if (!events.ok) return errorAnswer(events.errors, exitCodeOfErrors(events.errors));
  const lineOf = lineWriter();
  let hasEnded = false;
  for await (const event of events.value) {
    hasEnded = event.type === 'run_finished';
    const line = lineOf(event);
    if (line !== undefined) await writeStdout(`${line}\n`);
    if (stdoutClosed.aborted) break;
  }
  const isFollowed = options.follow === true && !stdoutClosed.aborted;
  if (cancel.aborted) return silent(runAnswer(interruptedDocument(cancel)).exitCode);
  return isFollowed && !hasEnded ? await whyItEnds(which, options) : silent(0);
}

/** The run is not over, and nobody has it any more: without a word it would look like its end. */
async function whyItEnds(which: string, options: LogsOptions): Promise<Answer> {
  const waited = await waitForRun(which, { ...runtimeOptions(options), timeoutMs: 0 });
  if (waited.ok) return silent(0);
  const [error] = waited.errors;
  // Lines of events are all that stdout is for.
  ownStderr(`dispatch: ${oneLine(`${error?.message ?? ''} ${error?.hint ?? ''}`)}\n`);
  return silent(exitCodeOfErrors(waited.errors));
}

function silent(exitCode: number): Answer {
  return { kind: 'raw', exitCode, raw: '' };
}

function lineWriter(): (event: RunEvent) => string | undefined {
  const isText = outputFormatOf(process.argv.slice(2), process.stdout.isTTY) === 'text';
  return isText
    ? (event) => logLine(event, terminalPage(process.stdout))
    : (event) => jsonText(event, 'line');
}
