import type { OwnerLiveness } from '../readers/owner-liveness.ts';
import type { Read } from '../readers/read.ts';
import type { Owner } from '../run/owner.ts';
import { ownerUnknown, runHeld, runOnOtherHost } from './resume-errors.ts';

interface JudgedOwner {
  readonly runId: string;
  readonly owner: Owner | null;
  readonly liveness: OwnerLiveness;
  /** Takes for dead what may live elsewhere. Never what lives here. */
  readonly force: boolean;
}

/** Why a run may not be taken from its owner; undefined when it may. */
export function judgeOwner({
  runId,
  owner,
  liveness,
  force,
}: JudgedOwner): Read<never> | undefined {
  if (liveness === 'running' && owner !== null) return runHeld(owner);
  if (liveness !== 'unknown' || force) return undefined;
  return owner === null
    ? ownerUnknown(runId, 'it has no readable owner.json')
    : runOnOtherHost(owner);
}
