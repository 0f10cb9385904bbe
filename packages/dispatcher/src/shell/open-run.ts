import type { RunEvent } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { RunSetupError } from '../errors/run-setup-error.ts';
import type { EventBody } from '../event-body.ts';
import { resumeState } from '../resume-state.ts';
import { createRunState } from '../state/create-run-state.ts';
import type { RunState } from '../state/run-state.ts';
import { EventStamp } from './event-stamp.ts';
import type { RunPlanOptions } from './run-plan-options.ts';
import { runStarted } from './run-started.ts';

/** A run about to go on: from its beginning, or from where another process left it. */
export interface OpenRun {
  readonly state: RunState;
  readonly stamp: EventStamp;
  readonly fence: number;
  /** What happened before all else. */
  readonly opening: EventBody;
}

/** @throws {RunSetupError} when the options do not fit together, or the journal is of another run. */
export function openRun(options: RunPlanOptions, clock: Clock): OpenRun {
  const { plan, expand, journal = [], resumeOrder: order } = options;
  const map = plan.tasks.find((task) => task.map !== undefined);
  if (map !== undefined && expand === undefined) {
    throw new RunSetupError(`'${map.task_id}' is a map, so options.expand must give its items.`);
  }
  const last = journal.at(-1);
  if (last === undefined) {
    const opening = runStarted(options);
    const fence = options.fence ?? 0;
    return { state: createRunState(options), stamp: new EventStamp(clock), fence, opening };
  }
  const seed = checkBeginning(options, journal);
  const fence = options.fence ?? lastFence(journal) + 1;
  return {
    state: resumeState({ ...options, seed }, journal),
    stamp: new EventStamp(clock, last),
    fence,
    opening: { type: 'run_resumed', fence, ...(order !== undefined && { order }) },
  };
}

/** Answers the seed that the run began with. */
function checkBeginning(
  { runId, planSha256 }: RunPlanOptions,
  [first]: readonly RunEvent[],
): number {
  if (first?.type !== 'run_started') {
    throw new RunSetupError(`A journal begins with run_started; this one with ${first?.type}.`);
  }
  if (first.run_id !== runId) {
    throw new RunSetupError(`The journal is of run '${first.run_id}', not of '${runId}'.`);
  }
  if (first.plan_sha256 !== planSha256) {
    throw new RunSetupError(
      `The journal is of a plan with SHA-256 ${first.plan_sha256}; this plan has ${planSha256}.`,
    );
  }
  return first.seed;
}

function lastFence(journal: readonly RunEvent[]): number {
  const resumed = journal.findLast((event) => event.type === 'run_resumed');
  return resumed?.fence ?? 0;
}
