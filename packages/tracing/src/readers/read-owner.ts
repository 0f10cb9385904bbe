import { ownerSchema, type Owner } from '../run/owner.ts';
import { locateRun } from './locate-run.ts';
import { livenessOf, type OwnerLiveness } from './owner-liveness.ts';
import { readDocument } from './read-document.ts';
import type { Read } from './read.ts';

/** Who writes a run, and whether that process still does. */
export interface OwnerRecord {
  readonly owner: Owner;
  readonly liveness: OwnerLiveness;
}

/** The owner of `latest`, a run id, or the name of an index. */
export async function readOwner(traceDir: string, which: string): Promise<Read<OwnerRecord>> {
  const located = await locateRun(traceDir, which);
  if (!located.ok) return located;
  const read = await readDocument(located.value.owner, ownerSchema);
  if (!read.ok) return read;
  const liveness = await livenessOf(read.value);
  return { ok: true, value: { owner: read.value, liveness } };
}
