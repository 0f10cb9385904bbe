import { join } from 'node:path';
import { traceIndexSchema } from '@parallel-dispatcher/schema';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { latestIndexNames } from '../layout/index-name.ts';
import { runPathsOf } from '../layout/run-paths.ts';
import { listFolder } from '../readers/list-folder.ts';
import { readDocument } from '../readers/read-document.ts';
import { describeDurations, type Durations } from './durations.ts';
import { readCallTimes } from './read-call-times.ts';
import { describeSamples, note, type Described, type Samples } from './samples.ts';
import { describeSpread, type Spread } from './spread.ts';

/** How long agents took in past runs, and what they used. */
export interface History extends Described<Durations> {
  /** How many runs it is from. */
  readonly runs: number;
  /** In USD, of calls whose cost is known. */
  readonly costs: Described<Spread>;
  /** Sent and received, of calls whose tokens were counted. */
  readonly tokens: Described<Spread>;
}

export interface HistoryOptions {
  /** The newest runs that ended; older ones are not opened. @default 20 */
  readonly runs?: number;
}

/** A journal of outputs may be huge; this much is read in about a third of a second. */
const mostBytes = 64 * 1024 * 1024;

/** Reads how long calls took that succeeded, and what they used. Runs that cannot be read are passed over. */
export async function readHistory(
  traceDir: string,
  { runs = 20 }: HistoryOptions = {},
): Promise<History> {
  const listed = await listFolder(traceDir);
  const names = latestIndexNames(listed.ok ? listed.value.files : []);
  const durations: Samples = new Map();
  const costs: Samples = new Map();
  const tokens: Samples = new Map();
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
    for (const { task, durationMs, costUsd, tokens: used } of times) {
      const agent = agents.get(task);
      if (agent === undefined) continue;
      note(durations, { agent, task, value: durationMs });
      if (costUsd !== null) note(costs, { agent, task, value: costUsd });
      if (used !== null) note(tokens, { agent, task, value: used });
    }
  }
  return {
    runs: count,
    ...describeSamples(durations, describeDurations),
    costs: describeSamples(costs, describeSpread),
    tokens: describeSamples(tokens, describeSpread),
  };
}

async function sizeOf(file: string): Promise<number> {
  return await nodeFileSystem.lstat(file).then(
    (found) => found.bytes,
    () => 0,
  );
}
