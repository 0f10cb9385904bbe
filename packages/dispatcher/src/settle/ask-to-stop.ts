import { stopAsks, type RunState } from '../state/run-state.ts';
import { idOf } from '../state/task-number.ts';

interface StopRequest {
  readonly reason: string;
  readonly atMs: number;
  /** @default stopAsks.cancel */
  readonly why?: number;
}

/** Asks a running task to stop. It is given `patience.cancelMs` to answer. */
export function askToStop(
  state: RunState,
  task: number,
  { reason, atMs, why = stopAsks.cancel }: StopRequest,
): void {
  if (state.cancelAsked[task] !== stopAsks.none) return;
  state.cancelAsked[task] = why;
  const giveUpAtMs = atMs + state.patience.cancelMs;
  state.overdueAtMs[task] = giveUpAtMs;
  state.watchAtMs = Math.min(state.watchAtMs, giveUpAtMs);
  state.outbox.push({
    type: 'cancel',
    task: idOf(state, task),
    generation: state.generation[task]!,
    reason,
  });
}
