import type { Owner } from '../run/owner.ts';
import { livenessOf } from './owner-liveness.ts';

/**
 * `finished`: its result is there. `running`: its process lives. `interrupted`: its process is gone
 * and left no result. `unknown`: it was started on another machine, or does not say by whom.
 */
export type RunState = 'finished' | 'running' | 'interrupted' | 'unknown';

interface RunEnd {
  readonly owner: Owner | null;
  readonly hasResult: boolean;
}

/** What became of a run. The result of an earlier owner says nothing of one that came later. */
export async function stateOfRun({ owner, hasResult }: RunEnd): Promise<RunState> {
  const wentOn = owner !== null && owner.fence > 0 && owner.ended_at === null;
  if (hasResult && !wentOn) return 'finished';
  const liveness = await livenessOf(owner);
  return liveness === 'ended' ? 'interrupted' : liveness;
}
