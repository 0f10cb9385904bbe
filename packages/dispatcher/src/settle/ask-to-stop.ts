import type { RunState } from '../state/run-state.ts';

interface StopRequest {
  readonly reason: string;
  readonly atMs: number;
}

/** Asks a running task to stop. It is given `patience.cancelMs` to answer. */
export function askToStop(state: RunState, task: number, { reason, atMs }: StopRequest): void {
  if (state.cancelAsked[task] === 1) return;
  state.cancelAsked[task] = 1;
  const giveUpAtMs = atMs + state.patience.cancelMs;
  state.overdueAtMs[task] = giveUpAtMs;
  state.watchAtMs = Math.min(state.watchAtMs, giveUpAtMs);
  state.outbox.push({
    type: 'cancel',
    task: state.graph.ids[task]!,
    generation: state.generation[task]!,
    reason,
  });
}
