import { readlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { runResultSchema, type RunEvent } from '@parallel-dispatcher/schema';
import type { RunPaths } from '../layout/run-paths.ts';
import { locateRun } from '../readers/locate-run.ts';
import { livenessOf } from '../readers/owner-liveness.ts';
import { checkDocument, readDocument, readJson } from '../readers/read-document.ts';
import type { Read } from '../readers/read.ts';
import { ownerSchema } from '../run/owner.ts';
import { storedPlanSchema, type StoredPlan } from '../run/stored-plan.ts';
import { findOwnIndex } from './find-own-index.ts';
import { findEvidence } from './find-evidence.ts';
import { judgeOwner } from './judge-owner.ts';
import { planSha256 } from './plan-sha256.ts';
import type { ResumableRun } from './resumable-run.ts';
import { journalEmptied, journalPlanMismatch, nothingKept, notResumable } from './resume-errors.ts';
import { scanJournal } from './scan-journal.ts';

export interface ResumeOptions {
  /**
   * Goes on although the owner may live on another machine, or the journal ended early and what
   * finished behind its end will run again. @default false
   */
  readonly force?: boolean;
  /**
   * Takes what a journal has that ended early: for a new run, which pays anew for what was lost.
   * @default false
   */
  readonly acceptIncomplete?: boolean;
}

/**
 * Reads `latest`, a run id, or the run of an index, to go on with it. Refuses with a named error
 * what would lose facts, pay for finished work again, or have two owners.
 */
export async function readRunToResume(
  traceDir: string,
  which: string,
  { force = false, acceptIncomplete = false }: ResumeOptions = {},
): Promise<Read<ResumableRun>> {
  const located = await locateRun(traceDir, which);
  if (!located.ok) return located;
  const paths = located.value;
  const stored = await readStoredPlan(paths.plan);
  if (!stored.ok) return stored;
  const { plan } = stored.value;
  const runId = plan.run_id;

  const read = await readDocument(paths.owner, ownerSchema);
  const owner = read.ok ? read.value : null;
  const liveness = await livenessOf(owner);
  const held = judgeOwner({ runId, owner, liveness, force });
  if (held !== undefined) return held;
  if (plan.trace_content === 'none') return nothingKept(runId);
  const reason = await whyIncomplete(paths);
  if (reason !== undefined && !force && !acceptIncomplete) return notResumable(runId, reason);

  const scanned = await scanJournal(paths.journal);
  if (!scanned.ok) return scanned;
  const { events, size, wholeSize } = scanned.value;
  const mismatch = comparePlan(paths.plan, { ...stored.value, first: events[0] });
  if (mismatch !== undefined) return mismatch;
  const startedAt = new Date(plan.started_at);
  const indexFile = await findOwnIndex(traceDir, { runId, startedAt });
  // One that ended early said so itself.
  if (events.length === 0 && reason === undefined) {
    const evidence = await findEvidence(paths, indexFile);
    if (evidence !== undefined) return journalEmptied(paths.journal, evidence);
  }
  return {
    ok: true,
    value: {
      runId,
      runDir: paths.runDir,
      plan,
      planSha256: stored.value.sha256,
      events,
      lastFence: Math.max(owner?.fence ?? 0, fenceOf(events)),
      finished: isFinished(events),
      owner,
      liveness,
      indexFile,
      journal: { size, wholeSize },
      problems:
        wholeSize < size
          ? [`a last line of ${size - wholeSize} bytes was torn and is left out`]
          : [],
    },
  };
}

interface HashedPlan {
  readonly plan: StoredPlan;
  readonly sha256: string;
}

/** Hashed as it is stored: a later version may fill in defaults when it reads. */
async function readStoredPlan(file: string): Promise<Read<HashedPlan>> {
  const read = await readJson(file);
  if (!read.ok) return read;
  const document = read.value;
  const checked = checkDocument(storedPlanSchema, { file, document });
  if (!checked.ok) return checked;
  const sha256 = planSha256((document as { readonly plan: unknown }).plan);
  return { ok: true, value: { plan: checked.value, sha256 } };
}

async function whyIncomplete(paths: RunPaths): Promise<string | undefined> {
  const mark = await readlink(paths.incomplete).catch(() => null);
  if (mark !== null) return `its journal is not whole (${mark})`;
  const result = await readDocument(paths.result, runResultSchema);
  const status = result.ok ? result.value.trace_status : null;
  return status?.resumable === false ? status.reasons.join('; ') : undefined;
}

function comparePlan(
  file: string,
  { plan, sha256, first }: HashedPlan & { readonly first: RunEvent | undefined },
): Read<never> | undefined {
  if (first?.type !== 'run_started') return undefined;
  if (first.run_id !== plan.run_id) {
    const folder = basename(dirname(file));
    const facts = { expected: `run ${first.run_id}`, found: `run ${plan.run_id} in ${folder}` };
    return journalPlanMismatch(file, facts);
  }
  if (first.plan_sha256 === sha256) return undefined;
  return journalPlanMismatch(file, {
    expected: `SHA-256 ${first.plan_sha256}`,
    found: `SHA-256 ${sha256}`,
  });
}

function fenceOf(events: readonly RunEvent[]): number {
  return events.findLast((event) => event.type === 'run_resumed')?.fence ?? 0;
}

function isFinished(events: readonly RunEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'run_finished' || type === 'run_resumed');
  return last?.type === 'run_finished';
}
