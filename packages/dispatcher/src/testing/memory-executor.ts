import {
  errorDetail,
  type AttemptReport,
  type JsonValue,
  type TaskEnvelope,
  type TaskRef,
} from '@parallel-dispatcher/schema';
import type { Clock, TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { describeThrown } from '../describe-thrown.ts';
import { systemClock } from '../system-clock.ts';
import { buildReport } from './build-report.ts';
import { createHintFeed } from './hint-feed.ts';

/** One call of an agent in memory. `signal` aborts on cancel and on the timeout of the task. */
export interface MemoryCall {
  readonly envelope: TaskEnvelope;
  readonly signal: AbortSignal;
}

export interface MemoryExecutorOptions {
  /** By agent name. What one throws is the error of its task. */
  readonly agents: Readonly<Record<string, (call: MemoryCall) => JsonValue | Promise<JsonValue>>>;
  /** @default systemClock */
  readonly clock?: Clock;
}

/** Runs agents as plain functions in this thread: for examples and tests. Contains no crash, no loop. */
export function createMemoryExecutor(options: MemoryExecutorOptions): TaskExecutor {
  const { agents, clock = systemClock } = options;
  const feed = createHintFeed();
  const reports = new Map<string, AttemptReport>();
  const cancels = new Map<string, (reason: string) => void>();

  const call = async (envelope: TaskEnvelope): Promise<void> => {
    const { run, task, generation } = envelope;
    const ref = { run, task, generation };
    const key = keyOf(ref);
    const startedAtMs = clock.now();
    const started_at = clock.wall().toISOString();
    const controller = new AbortController();
    const settle = (facts: Pick<AttemptReport, 'status'> & Partial<AttemptReport>): void => {
      if (reports.has(key)) return;
      timeout[Symbol.dispose]();
      cancels.delete(key);
      const duration_ms = clock.now() - startedAtMs;
      reports.set(key, buildReport(envelope, { started_at, duration_ms, ...facts }));
      feed.publish({ type: 'settled', ref });
    };
    const stop = (status: 'cancelled' | 'timed_out', code: string, message: string): void => {
      controller.abort(message);
      settle({ status, error: errorDetail({ code, message }) });
    };
    const timeout = clock.setTimer(envelope.deadline.timeout_ms, () =>
      stop('timed_out', 'TIMED_OUT', `It took longer than ${envelope.deadline.timeout_ms} ms.`),
    );
    cancels.set(key, (reason) => stop('cancelled', 'CANCELLED', `Cancelled: ${reason}.`));
    feed.publish({ type: 'started', ref, worker: 'memory' });
    try {
      const agent = agents[envelope.agent];
      if (agent === undefined) throw new Error(`There is no agent '${envelope.agent}'.`);
      settle({
        status: 'succeeded',
        output: await agent({ envelope, signal: controller.signal }),
      });
    } catch (thrown) {
      const error = errorDetail({ code: 'AGENT_THREW', message: describeThrown(thrown) });
      settle({ status: 'failed', error });
    }
  };

  return {
    start: async () => {},
    submit: async (envelopes) => {
      for (const envelope of envelopes) {
        const key = keyOf(envelope);
        if (!reports.has(key) && !cancels.has(key)) void call(envelope);
      }
    },
    cancel: async (refs, reason) => {
      for (const ref of refs) cancels.get(keyOf(ref))?.(reason);
    },
    outcomes: async (refs) => refs.map((ref) => reports.get(keyOf(ref))),
    events: (run, after) => feed.follow(run, after),
    close: async () => {
      for (const cancel of Array.from(cancels.values())) cancel('the executor closes');
      feed.close();
    },
  };
}

function keyOf({ run, task, generation }: TaskRef): string {
  return JSON.stringify([run, task, generation]);
}
