import type { DetachedRun } from '@parallel-dispatcher/runtime';
import type { RunResult } from '@parallel-dispatcher/schema';
import { errorAnswer, type Answer } from '../answers/answer.ts';
import { handleAnswer, runAnswer } from '../answers/run-answer.ts';
import { awaitRun } from '../waiting/await-run.ts';
import type { ToolCall } from './tool.ts';

type Started =
  | { readonly ok: true; readonly value: DetachedRun }
  | { readonly ok: false; readonly result: RunResult };

/** The answer of a tool that starts a run: why it did not, its result in time, or a handle. */
export async function startedAnswer(
  started: Started,
  { waitMs, call }: { readonly waitMs: number; readonly call: ToolCall },
): Promise<Answer> {
  if (!started.ok) return errorAnswer(started.result.errors);
  const { run_id: runId } = started.value;
  const { place } = call;
  if (waitMs === 0) return await handleAnswer(runId, place);
  return await runAnswer(runId, { place, waited: await awaitRun(runId, { ...call, waitMs }) });
}
