import { runStatusOf } from '@parallel-dispatcher/schema';
import type { TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { runPlan, type RunPlanOptions, type RunReport } from '../../src/index.ts';
import {
  createMemoryLog,
  createVirtualClock,
  type MemoryLog,
  type VirtualClock,
} from '../../src/testing/index.ts';
import { runSetup, type RunSetup, type TestTasks } from './run-setup.ts';

export interface StartedRun {
  readonly report: Promise<RunReport>;
  readonly log: MemoryLog;
  readonly clock: VirtualClock;
  /** Lets imagined time pass until the run is over. */
  finish(): Promise<RunReport>;
}

/** Runs a plan for real, in imagined time. */
export function startRun(
  tasks: TestTasks | RunSetup,
  makeExecutor: (clock: VirtualClock) => TaskExecutor,
  options: Partial<RunPlanOptions> = {},
): StartedRun {
  const setup = isSetup(tasks) ? tasks : runSetup(tasks);
  const clock = createVirtualClock();
  const log = createMemoryLog();
  const report = runPlan({
    ...setup,
    runId: 'run-1',
    correlationId: 'correlation-1',
    planSha256: 'abc',
    seed: 7,
    inputOf: () => ({ ok: true, value: {} }),
    executor: makeExecutor(clock),
    log,
    clock,
    finish: (outcomes) => ({
      status: runStatusOf(outcomes),
      exitCode: 0,
    }),
    ...options,
  });
  return { report, log, clock, finish: () => clock.runUntil(report) };
}

/** Lets everything that can happen without the time passing happen. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isSetup(tasks: TestTasks | RunSetup): tasks is RunSetup {
  return 'graph' in tasks && 'limits' in tasks;
}
