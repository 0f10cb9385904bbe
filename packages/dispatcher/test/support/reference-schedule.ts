import type { AttemptStatus } from '@parallel-dispatcher/schema';
import type { TestTask } from './run-setup.ts';

export interface ReferenceOptions {
  readonly tasks: Readonly<Record<string, TestTask>>;
  readonly maxWorkers: number;
  readonly callOf: (task: string, alone: boolean) => { afterMs: number; status: AttemptStatus };
}

interface Schedule {
  readonly starts: readonly { readonly task: string; readonly atMs: number }[];
  readonly outcomes: Readonly<Record<string, string>>;
}

/** The scheduler as one would write it without a thought for speed: it looks at everything, always. */
export function referenceSchedule({ tasks, maxWorkers, callOf }: ReferenceOptions): Schedule {
  const ids = Object.keys(tasks);
  const outcomes: Record<string, string> = {};
  const starts: { task: string; atMs: number }[] = [];
  const measured = new Map<string, number[]>();
  const lost = new Set<string>();
  let running: { task: string; endsAtMs: number; status: AttemptStatus; tookMs: number }[] = [];
  let nowMs = 0;

  const needs = (id: string): readonly string[] => tasks[id]!.needs ?? [];
  const expected = (id: string): number => {
    const samples = measured.get(tasks[id]!.agent ?? '') ?? [];
    if (samples.length === 0) return tasks[id]!.hintMs ?? 1;
    return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  };
  const path = (id: string): number =>
    expected(id) + Math.max(0, ...ids.filter((other) => needs(other).includes(id)).map(path));
  const isReady = (id: string): boolean =>
    outcomes[id] === undefined &&
    !running.some(({ task }) => task === id) &&
    needs(id).every((needed) => outcomes[needed] === 'succeeded');
  const block = (root: string): void => {
    for (const id of ids.filter((other) => needs(other).includes(root))) {
      if (outcomes[id] !== undefined) continue;
      outcomes[id] = 'blocked';
      block(id);
    }
  };

  for (;;) {
    while (running.length < maxWorkers) {
      const [task] = ids
        .filter(isReady)
        .sort((a, b) => tasks[b]!.priority! - tasks[a]!.priority! || path(b) - path(a));
      if (task === undefined) break;
      const { afterMs, status } = callOf(task, lost.has(task));
      running.push({ task, endsAtMs: nowMs + afterMs, status, tookMs: afterMs });
      starts.push({ task, atMs: nowMs });
    }
    const next = running.toSorted((a, b) => a.endsAtMs - b.endsAtMs)[0];
    if (next === undefined) return { starts, outcomes };
    nowMs = next.endsAtMs;
    running = running.filter((other) => other !== next);
    if (next.status === 'lost' && !lost.has(next.task)) {
      lost.add(next.task);
      continue;
    }
    outcomes[next.task] = next.status === 'lost' ? 'failed' : next.status;
    const agent = tasks[next.task]!.agent ?? '';
    if (next.status === 'succeeded')
      measured.set(agent, [...(measured.get(agent) ?? []), next.tookMs]);
    else block(next.task);
  }
}
