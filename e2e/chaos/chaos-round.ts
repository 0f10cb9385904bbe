import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunResult } from '@parallel-dispatcher/schema';
import { canonicalResult } from './canonical-result.ts';
import { chaosProject, type ChaosProject } from './chaos-project.ts';
import { countLines, finishedTasks, journalLines, tornFiles } from './journal.ts';
import { seededRandom } from './random.ts';
import { startDetached, startDispatch } from './start-dispatch.ts';

/** What one plan, killed and resumed, came to. */
export interface Round {
  readonly seed: number;
  readonly kills: number;
  /** In words; empty when everything held. */
  readonly faults: readonly string[];
}

/** About as many as the journal of a whole run has. */
const mostLines = 36;

/**
 * Runs the plan of a seed unbroken; then again, killed by SIGKILL at up to three random places of its
 * journal and resumed after each. Both must come to the same, and nothing finished may run again.
 */
export async function chaosRound(seed: number): Promise<Round> {
  using whole = chaosProject(seed);
  const expected = await startDispatch(whole.folder, 'run', 'plan.json').result;
  if (expected === null || expected.results.length === 0) {
    const why = JSON.stringify(expected?.errors ?? null);
    return { seed, kills: 0, faults: [`the unbroken run gave no results: ${why}`] };
  }

  using project = chaosProject(seed);
  const random = seededRandom(seed ^ 0x5eed);
  const faults: string[] = [];
  let result: RunResult | null = null;
  let kills = 0;
  let finished: ReadonlySet<string> = new Set();
  let startsBefore: ReadonlyMap<string, number> = new Map();
  for (let start = 0; result === null; start += 1) {
    const args = start === 0 ? ['run', 'plan.json'] : ['resume', 'latest'];
    const lines = journalLines(project.folder).length;
    const killAt = start < 3 ? lines + Math.floor(random() * mostLines) : Infinity;
    // Every third plan begins as a run that lives by itself.
    result =
      start === 0 && seed % 3 === 0
        ? await runDetachedUntil(project, killAt)
        : await runUntil(project, args, killAt);
    faults.push(...startedAgain(project, finished, startsBefore));
    faults.push(...tornFiles(project.folder).map((file) => `${file} is torn`));
    if (result !== null) break;
    kills += 1;
    if (journalLines(project.folder).length === 0) {
      // It was killed before there was a run to resume.
      return { seed, kills, faults };
    }
    finished = finishedTasks(journalLines(project.folder));
    startsBefore = countLines(project.log);
  }
  faults.push(...compare(project, { expected, result, folder: whole.folder }));
  if (seed % 3 === 1) faults.push(...(await retryAll(project, result)));
  return { seed, kills, faults };
}

async function runUntil(
  project: ChaosProject,
  args: readonly string[],
  killAt: number,
): Promise<RunResult | null> {
  const { child, result } = startDispatch(project.folder, ...args);
  const runs = (): boolean => child.exitCode === null && child.signalCode === null;
  while (runs() && journalLines(project.folder).length < killAt) await sleep(1);
  if (runs()) child.kill('SIGKILL');
  return await result;
}

/** Null always: how such a run ends is told by its resume. */
async function runDetachedUntil(project: ChaosProject, killAt: number): Promise<null> {
  const pid = await startDetached(project.folder);
  while (isAlive(pid) && journalLines(project.folder).length < killAt) await sleep(1);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(1);
  return null;
}

/** A process that ended and that nobody has asked about yet is not alive. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** What stands below a failed task runs again with it: it may find something else there. */
const belowBroken = new Set(['after', 'clean-up']);

/** A retry takes over every answer there is, and runs only what has none. */
async function retryAll(project: ChaosProject, result: RunResult): Promise<readonly string[]> {
  const before = countLines(project.log);
  const retried = await startDispatch(project.folder, 'retry', result.run_id ?? 'latest').result;
  const now = countLines(project.log);
  const done = result.results.filter(({ outcome }) => outcome === 'succeeded');
  const reused = new Set(
    retried?.results.filter(({ status }) => status === 'success').map((task) => task.task_id),
  );
  return done.flatMap(({ task_id: task }) => [
    ...((now.get(task) ?? 0) > (before.get(task) ?? 0) && !belowBroken.has(task)
      ? [`${task} had succeeded and ran again in a retry`]
      : []),
    ...(reused.has(task) ? [] : [`${task} had succeeded and did not in a retry`]),
  ]);
}

function startedAgain(
  project: ChaosProject,
  finished: ReadonlySet<string>,
  before: ReadonlyMap<string, number>,
): readonly string[] {
  const now = countLines(project.log);
  return [...finished]
    .filter((task) => (now.get(task) ?? 0) > (before.get(task) ?? 0))
    .map((task) => `${task} was finished and ran again`);
}

interface Compared {
  readonly expected: RunResult;
  readonly result: RunResult;
  readonly folder: string;
}

function compare(project: ChaosProject, { expected, result, folder }: Compared): readonly string[] {
  const faults: string[] = [];
  const one = JSON.stringify(canonicalResult(expected)).replaceAll(folder, '');
  const other = JSON.stringify(canonicalResult(result)).replaceAll(project.folder, '');
  if (!isDeepStrictEqual(JSON.parse(one), JSON.parse(other))) {
    faults.push(`the result differs:\n  ${one}\n  ${other}`);
  }
  for (const [key, times] of countLines(project.ledger)) {
    if (times !== 1) faults.push(`${key} was paid ${times} times`);
  }
  return faults;
}
