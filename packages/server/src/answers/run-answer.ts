import { runStatus, type Checked } from '@parallel-dispatcher/runtime';
import type { RunResult } from '@parallel-dispatcher/schema';
import type { Place } from '../place.ts';
import { traceLink } from '../resources/trace-link.ts';
import { documentAnswer, errorAnswer, type Answer } from './answer.ts';

/** Traces of so many failed tasks are linked to. */
const mostLinked = 5;

/** An id may have 1,000 characters, and a link three times as many: it would leave no room. */
const longestLinked = 100;

/** What became of waiting for a run: its result, or a handle where it has none yet. */
export async function runAnswer(
  runId: string,
  { place, waited }: { readonly place: Place; readonly waited: Checked<RunResult> },
): Promise<Answer> {
  if (waited.ok) return resultAnswer(waited.value, runId);
  const code = waited.errors[0]?.code;
  if (code !== 'RUN_NOT_FINISHED' && code !== 'RUN_INTERRUPTED') return errorAnswer(waited.errors);
  return await handleAnswer(runId, place);
}

/** The result document, and beside it what a handle has, too. */
function resultAnswer(result: RunResult, asked: string): Answer {
  const { run_id: id, status, ...rest } = result;
  const runId = id ?? asked;
  const failed = rest.results.filter(
    ({ outcome, task_id: task }) => outcome === 'failed' && task.length <= longestLinked,
  );
  return documentAnswer({ run_id: runId, status, finished: true, ...rest }, [
    traceLink(runId),
    ...failed.slice(0, mostLinked).map(({ task_id: task }) => traceLink(runId, task)),
  ]);
}

/** A run that has no result yet: how far it is, and what to call next. */
export async function handleAnswer(runId: string, place: Place): Promise<Answer> {
  const status = await runStatus(runId, place.runtime);
  if (!status.ok) return errorAnswer(status.errors);
  const { run_id: id, state, outcomes, total_tasks: total, running } = status.value;
  const links = [traceLink(id)];
  const facts = { outcomes, total_tasks: total, running };
  return state === 'interrupted'
    ? documentAnswer(
        {
          run_id: id,
          status: 'interrupted',
          finished: false,
          ...facts,
          next: `The process of the run is gone. resume_run with run_id ${id} goes on with it: what finished does not run again.`,
        },
        links,
      )
    : documentAnswer(
        {
          run_id: id,
          status: state === 'unknown' ? 'unknown' : 'running',
          finished: false,
          ...facts,
          next: `The run goes on by itself. wait_run with run_id ${id} answers its result when it has ended.`,
        },
        links,
      );
}
