import type { AttemptReport, TaskEnvelope, TaskRef } from '@parallel-dispatcher/schema';
import type { Clock, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { buildReport } from './build-report.ts';
import { createHintFeed } from './hint-feed.ts';
import type { SimulatedCall } from './simulated-call.ts';

export interface SimulatedExecutorOptions {
  /** A virtual one, usually. */
  readonly clock: Clock;
  readonly world: (envelope: TaskEnvelope) => SimulatedCall;
  /** Whether the hint that this submission settled gets lost. @default never */
  readonly losesHint?: (envelope: TaskEnvelope) => boolean;
}

/** An executor whose calls end as an imagined world says: for tests of the whole shell. */
export function createSimulatedExecutor(options: SimulatedExecutorOptions): TaskExecutor {
  const { clock, world, losesHint = () => false } = options;
  const feed = createHintFeed();
  const reports = new Map<string, AttemptReport>();
  const calls = new Map<string, { envelope: TaskEnvelope; call: SimulatedCall }>();

  const settle = (envelope: TaskEnvelope, facts: Parameters<typeof buildReport>[1]): void => {
    const key = keyOf(envelope);
    if (!reports.has(key)) reports.set(key, buildReport(envelope, facts));
    if (!losesHint(envelope)) feed.publish({ type: 'settled', ref: refOf(envelope) });
  };
  const start = (envelope: TaskEnvelope): void => {
    const call = world(envelope);
    const ref = refOf(envelope);
    calls.set(keyOf(envelope), { envelope, call });
    if (call.startsAfterMs !== undefined) {
      clock.setTimer(call.startsAfterMs, () =>
        feed.publish({ type: 'started', ref, worker: null }),
      );
    }
    for (const { afterMs, status, durationMs = afterMs, facts } of call.reports) {
      const output = status === 'succeeded' ? { output: `${ref.task}#${ref.generation}` } : {};
      clock.setTimer(afterMs, () =>
        settle(envelope, { status, duration_ms: durationMs, ...output, ...facts }),
      );
    }
  };

  return {
    start: async () => {},
    submit: async (envelopes) => {
      for (const envelope of envelopes) if (!calls.has(keyOf(envelope))) start(envelope);
    },
    cancel: async (refs) => {
      for (const ref of refs) {
        const found = calls.get(keyOf(ref));
        const afterMs = found?.call.cancelsAfterMs;
        if (found === undefined || afterMs === undefined) continue;
        clock.setTimer(afterMs, () => settle(found.envelope, { status: 'cancelled' }));
      }
    },
    outcomes: async (refs) => refs.map((ref) => reports.get(keyOf(ref))),
    events: (run, after) => feed.follow(run, after),
    close: async () => feed.close(),
  };
}

function refOf({ run, task, generation }: TaskEnvelope): TaskRef {
  return { run, task, generation };
}

function keyOf({ run, task, generation }: TaskRef): string {
  return JSON.stringify([run, task, generation]);
}
