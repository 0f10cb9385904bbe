import { join } from 'node:path';
import { traceIndexSchema } from '@parallel-dispatcher/schema';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { latestIndexNames } from '../layout/index-name.ts';
import { runPathsOf } from '../layout/run-paths.ts';
import { listFolder } from '../readers/list-folder.ts';
import { readDocument } from '../readers/read-document.ts';
import { describeDurations, type Durations } from './durations.ts';
import { readCallTimes } from './read-call-times.ts';

/** How long agents took in past runs. */
export interface History {
  /** How many runs it is from. */
  readonly runs: number;
  readonly byAgent: ReadonlyMap<string, Durations>;
  /** By agent, then by task id. */
  readonly byTask: ReadonlyMap<string, ReadonlyMap<string, Durations>>;
}

export interface HistoryOptions {
  /** The newest runs that ended; older ones are not opened. @default 20 */
  readonly runs?: number;
}

/** A journal of outputs may be huge; this much is read in about a third of a second. */
const mostBytes = 64 * 1024 * 1024;

/** Reads how long calls took that succeeded. Runs that cannot be read are passed over. */
export async function readHistory(
  traceDir: string,
  { runs = 20 }: HistoryOptions = {},
): Promise<History> {
  const listed = await listFolder(traceDir);
  const names = latestIndexNames(listed.ok ? listed.value.files : []);
  const measured = new Map<string, Map<string, number[]>>();
  let [count, bytes] = [0, 0];
  for (const name of names.slice(0, runs)) {
    const read = await readDocument(join(traceDir, name), traceIndexSchema);
    if (!read.ok) continue;
    const { run_id, tasks } = read.value;
    const { journal } = runPathsOf(traceDir, run_id);
    bytes += await sizeOf(journal);
    if (bytes > mostBytes) break;
    const agents = new Map(tasks.map(({ task_id, agent }) => [task_id, agent]));
    const times = await readCallTimes(journal);
    if (times.length > 0) count += 1;
    for (const { task, durationMs } of times) {
      const agent = agents.get(task);
      if (agent !== undefined) note(measured, { agent, task, durationMs });
    }
  }
  return { runs: count, ...describe(measured) };
}

async function sizeOf(file: string): Promise<number> {
  return await nodeFileSystem.lstat(file).then(
    (found) => found.bytes,
    () => 0,
  );
}

type Measured = Map<string, Map<string, number[]>>;

function note(
  measured: Measured,
  { agent, task, durationMs }: { agent: string; task: string; durationMs: number },
): void {
  const ofAgent = measured.get(agent) ?? new Map<string, number[]>();
  measured.set(agent, ofAgent);
  const ofTask = ofAgent.get(task);
  if (ofTask === undefined) ofAgent.set(task, [durationMs]);
  else ofTask.push(durationMs);
}

function describe(measured: Measured): Pick<History, 'byAgent' | 'byTask'> {
  const byAgent = new Map<string, Durations>();
  const byTask = new Map<string, Map<string, Durations>>();
  for (const [agent, tasks] of measured) {
    const whole = describeDurations([...tasks.values()].flat());
    if (whole === undefined) continue;
    byAgent.set(agent, whole);
    const described = new Map<string, Durations>();
    for (const [task, times] of tasks) {
      const durations = describeDurations(times);
      if (durations !== undefined) described.set(task, durations);
    }
    byTask.set(agent, described);
  }
  return { byAgent, byTask };
}
