import { join } from 'node:path';
import type { FileFacts, FileSystem } from '../files/file-system.ts';
import { incompleteMark } from '../layout/run-paths.ts';
import { claimedFence } from '../resume/claim-file.ts';
import { isOwn } from './is-own.ts';
import { isTraceOf } from './is-trace-of.ts';

/** Everything in the folder of a run, in the order it can be removed in. */
export interface RunContents {
  /** The proof that the folder is ours comes last. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly bytes: number;
  /** Fences that processes have claimed. */
  readonly claims: readonly number[];
  /** Paths in the folder that are not ours. With one, nothing in it may be removed. */
  readonly foreign: readonly string[];
}

interface SurveyedRun {
  readonly folder: string;
  readonly runId: string;
}

const taskName = /^[A-Za-z0-9_-][A-Za-z0-9._~-]*$/;
const ofRun = new Set([
  'journal.jsonl',
  'result.json',
  'plan.json',
  'owner.json',
  // Of those who use the folder: which files tasks placed, what was decided without an owner, what was
  // answered.
  'placements.jsonl',
  'orders.jsonl',
  'recordings.jsonl',
]);
const proof = ['plan.json', 'owner.json'];
const temporary = /^\.(?:owner\.json|plan\.json|index|result|owner-\d+\.\d+\.\d+)\.tmp$/;
const linkOfOurs = /^runs\/[^/]+\/tasks\/[^/]+\.json$/;

/** Follows no link. Rejects with the error of the OS. */
export async function surveyRunFolder(
  fs: FileSystem,
  { folder, runId }: SurveyedRun,
): Promise<RunContents> {
  const files: string[] = [];
  const folders: string[] = [];
  const foreign: string[] = [];
  const claims: number[] = [];
  let bytes = 0;

  for (const name of await fs.list(folder)) {
    const found = await fs.lstat(join(folder, name));
    const rule = found.kind === 'folder' ? subfolders.get(name) : undefined;
    if (rule !== undefined && isOwn(found)) await surveySubfolder(name, rule);
    else take(name, found, isOfRun(name, found));
    const fence = claimedFence(name);
    if (fence !== undefined) claims.push(fence);
  }
  const last = proof.filter((name) => files.includes(name));
  return {
    files: [...files.filter((name) => !last.includes(name)), ...last],
    folders,
    bytes,
    claims,
    foreign,
  };

  async function surveySubfolder(subfolder: string, rule: Rule): Promise<void> {
    for (const name of await fs.list(join(folder, subfolder))) {
      const path = join(folder, subfolder, name);
      const found = await fs.lstat(path);
      take(join(subfolder, name), found, await rule({ fs, path, name, found, runId }));
    }
    folders.push(subfolder);
  }

  function take(name: string, found: FileFacts, isOurs: boolean): void {
    if (!isOurs || !isOwn(found)) {
      foreign.push(name);
      return;
    }
    files.push(name);
    bytes += found.bytes;
  }
}

function isOfRun(name: string, { kind }: FileFacts): boolean {
  if (kind === 'other') return name === 'control.sock';
  if (kind === 'link') return name === incompleteMark;
  const isKnown = ofRun.has(name) || temporary.test(name) || claimedFence(name) !== undefined;
  return kind === 'file' && isKnown;
}

interface Candidate {
  readonly fs: FileSystem;
  readonly path: string;
  readonly name: string;
  readonly found: FileFacts;
  readonly runId: string;
}

type Rule = (candidate: Candidate) => Promise<boolean> | boolean;

/** What may be in the folders of a run. */
const subfolders: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['tasks', isOfTasks],
  [
    'artifacts',
    ({ name, found }) => found.kind === 'file' && /^[0-9a-f]{64}(?:\.\d+)?$/.test(name),
  ],
  ['formatted', ({ name, found }) => found.kind === 'file' && isNamed(name, ['.txt', '.json'])],
]);

async function isOfTasks({ fs, path, name, found, runId }: Candidate): Promise<boolean> {
  if (found.kind === 'link') {
    return isLeft(name, '.link') && linkOfOurs.test(await fs.readLink(path));
  }
  if (found.kind !== 'file') return false;
  return isLeft(name, '.tmp') || (isNamed(name, ['.json']) && (await isTraceOf(path, runId)));
}

/** A name that a task may have, with one of these endings. */
function isNamed(name: string, endings: readonly string[]): boolean {
  return endings.some((end) => name.endsWith(end) && taskName.test(name.slice(0, -end.length)));
}

/** What a process was writing when it died. */
function isLeft(name: string, end: string): boolean {
  return name.startsWith('.') && isNamed(name.slice(1), [end]);
}
