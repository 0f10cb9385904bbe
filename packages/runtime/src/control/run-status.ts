import type { Outcome, RunResult, RunStatus } from '@parallel-dispatcher/schema';
import { readRunToResume, type RunState } from '@parallel-dispatcher/tracing';
import { accept, type Checked } from '../checked.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import { askOwner } from './ask-owner.ts';
import { findKnownRun, type KnownRun } from './known-run.ts';
import type { RunningTask } from './live-status.ts';
import { recallLive } from './recall-live.ts';

/** Where a run stands. */
export interface RunStatusDocument {
  readonly run_id: string;
  readonly state: RunState;
  /** Whether `dispatch resume` would go on with it now. */
  readonly resumable: boolean;
  readonly started_at: string | null;
  /** Null until it is finished. */
  readonly status: RunStatus | null;
  readonly exit_code: number | null;
  /** Tasks that ended, by outcome; those of a run that broke off as far as its journal tells. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Items of maps included, as far as they are known. */
  readonly total_tasks: number;
  readonly running: readonly RunningTask[];
  readonly stopped: RunResult['stopped'];
  /** The process that has the run, or may have it; null: none has. */
  readonly owner: { readonly pid: number; readonly hostname: string } | null;
  readonly trace_dir: string;
}

/** Where `latest`, a run id, or the run of an index stands: from disk, and from its owner while it lives. */
export async function runStatus(
  which: string,
  options: RuntimeOptions = {},
): Promise<Checked<RunStatusDocument>> {
  const found = await findKnownRun(which, options);
  if (!found.ok) return found;
  const known = found.value;
  const { record, owner, runId, traceDir } = known;
  const { state } = record;
  const result = state === 'finished' ? record.result : null;
  const held = state === 'running' || state === 'unknown' ? owner : null;
  const live = await liveOf(known);
  return accept({
    run_id: runId,
    state,
    resumable: await isResumable(known, result),
    started_at: record.startedAt,
    status: result?.status ?? null,
    exit_code: result?.exit_code ?? null,
    outcomes: result === null ? (live?.outcomes ?? recordedOutcomes(known)) : countOf(result),
    total_tasks: record.tasks.length,
    running: live?.running ?? [],
    stopped: result?.stopped ?? null,
    owner: held === null ? null : { pid: held.owner.pid, hostname: held.owner.hostname },
    trace_dir: traceDir,
  });
}

interface Live {
  readonly running: readonly RunningTask[];
  /** Undefined: only the journal can tell. */
  readonly outcomes?: RunStatusDocument['outcomes'];
}

/** What its owner says, else what the journal of a run says that has one. */
async function liveOf({ record, owner }: KnownRun): Promise<Live | undefined> {
  if (record.state !== 'running') return undefined;
  const socket = owner?.owner.control ?? null;
  if (socket !== null) {
    for await (const answer of askOwner(socket, { request: { v: 1, type: 'status' } })) {
      if (answer.type === 'done') return answer.value as unknown as Live;
    }
  }
  return { running: await recallLive(record.runDir) };
}

/** One that is over only where something stopped it: else there is nothing left to do. */
async function isResumable(
  { record, runId, traceDir }: KnownRun,
  result: RunResult | null,
): Promise<boolean> {
  const isOpen = record.state === 'interrupted' || (result !== null && result.stopped !== null);
  return isOpen && (await readRunToResume(traceDir, runId)).ok;
}

function countOf({ results }: RunResult): RunStatusDocument['outcomes'] {
  return tally(results.map(({ outcome }) => outcome));
}

const notEnded = new Set(['lost', 'submitted', 'waiting']);

function recordedOutcomes({ record }: KnownRun): RunStatusDocument['outcomes'] {
  const states = record.tasks.map(({ state }) => state).filter((state) => !notEnded.has(state));
  return tally(states as readonly Outcome[]);
}

function tally(outcomes: readonly Outcome[]): RunStatusDocument['outcomes'] {
  const groups = Object.groupBy(outcomes, (outcome) => outcome);
  return Object.fromEntries(
    Object.entries(groups).map(([outcome, group]) => [outcome, group.length]),
  );
}
