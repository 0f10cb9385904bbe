import { basename } from 'node:path';
import { runResultSchema } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { pathsInFolder, runFolderName } from '../layout/run-paths.ts';
import { livenessOf, type OwnerLiveness } from '../readers/owner-liveness.ts';
import { stateOfRun, type RunState } from '../readers/owner-state.ts';
import { readDocument } from '../readers/read-document.ts';
import { claimFileOf } from '../resume/claim-file.ts';
import { ownerSchema, type Owner } from '../run/owner.ts';
import { storedPlanSchema, type StoredPlan } from '../run/stored-plan.ts';
import { isOwn } from './is-own.ts';
import { surveyRunFolder, type RunContents } from './survey-run-folder.ts';
import { nameBeforeTrash } from './trash-name.ts';

/** A folder that is a run of ours beyond doubt. */
export interface ExaminedRun {
  readonly runId: string;
  /** Below `runs/`, as it is now. */
  readonly name: string;
  /** Below `runs/`, as links know it. */
  readonly folder: string;
  /** An earlier clean-up began to remove it. */
  readonly isTrash: boolean;
  readonly startedAt: string;
  /** When something last happened there, in ISO 8601, as far as its documents tell. */
  readonly activeAt: string;
  readonly owner: Owner | null;
  readonly liveness: OwnerLiveness;
  readonly state: RunState;
  /** Whether it broke off and there is something to go on from. */
  readonly isResumable: boolean;
  readonly contents: RunContents;
}

export type Examined =
  | { readonly ok: true; readonly run: ExaminedRun }
  | { readonly ok: false; readonly reason: string };

interface ExaminedFolder {
  readonly traceDir: string;
  /** Below `runs/`. */
  readonly name: string;
}

/** Looks for the proof that a folder is a run of ours and holds nothing else. */
export async function examineRun(fs: FileSystem, at: ExaminedFolder): Promise<Examined> {
  try {
    return await examine(fs, at);
  } catch (error) {
    return { ok: false, reason: `it could not be looked at: ${errorCode(error)}` };
  }
}

async function examine(fs: FileSystem, { traceDir, name }: ExaminedFolder): Promise<Examined> {
  const paths = pathsInFolder(traceDir, name);
  const found = await fs.lstat(paths.runDir);
  if (found.kind !== 'folder' || !isOwn(found)) return notOurs('it belongs to another user');
  const before = nameBeforeTrash(name);
  const folder = before ?? name;
  const owner = await readDocument(paths.owner, ownerSchema);
  const plan = await readDocument(paths.plan, storedPlanSchema);
  const heads = [owner, plan];
  if (heads.some((head) => !head.ok && head.error.code !== 'TRACE_NOT_FOUND')) {
    return notOurs('its owner.json or plan.json is not one of ours');
  }
  const ids = new Set(heads.flatMap((head) => (head.ok ? [head.value.run_id] : [])));
  const [runId] = ids;
  if (runId === undefined) return notOurs('it has no owner.json and no plan.json');
  if (ids.size > 1 || runFolderName(runId) !== folder) {
    return notOurs('its owner.json and plan.json are of another run');
  }
  const contents = await surveyRunFolder(fs, { folder: paths.runDir, runId });
  const [foreign] = contents.foreign;
  if (foreign !== undefined) return notOurs(`there is ${foreign} in it, which is not one of ours`);
  const described = await describeRun({
    paths,
    owner: valueOf(owner),
    plan: valueOf(plan),
    contents,
  });
  const isTrash = before !== undefined;
  return { ok: true, run: { runId, name, folder, isTrash, contents, ...described } };
}

interface Heads {
  readonly paths: ReturnType<typeof pathsInFolder>;
  readonly owner: Owner | null;
  readonly plan: StoredPlan | null;
  readonly contents: RunContents;
}

async function describeRun({ paths, owner, plan, contents }: Heads) {
  const result = await readDocument(paths.result, runResultSchema);
  const state = await stateOfRun({ owner, hasResult: result.ok });
  const startedAt = owner?.started_at ?? plan?.started_at ?? '';
  const hasJournal = contents.files.includes(basename(paths.journal));
  return {
    startedAt,
    activeAt: [startedAt, owner?.ended_at ?? ''].toSorted().at(-1) ?? startedAt,
    owner,
    state,
    liveness: await livenessOfAll({ paths, owner, contents }),
    isResumable:
      state === 'interrupted' && hasJournal && plan !== null && plan.trace_content !== 'none',
  };
}

/** Of the owner, unless one that is about to become it says otherwise. */
async function livenessOfAll({
  paths,
  owner,
  contents,
}: Pick<Heads, 'paths' | 'owner' | 'contents'>): Promise<OwnerLiveness> {
  const last = owner?.fence ?? 0;
  for (const fence of contents.claims.filter((claim) => claim > last)) {
    const claim = await readDocument(claimFileOf(paths, fence), ownerSchema);
    const liveness = await livenessOf(claim.ok ? claim.value : null);
    if (liveness === 'running' || liveness === 'unknown') return liveness;
  }
  return await livenessOf(owner);
}

function valueOf<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false }) {
  return read.ok ? read.value : null;
}

function notOurs(reason: string): Examined {
  return { ok: false, reason: `not provably ours: ${reason}` };
}
