import { availableParallelism } from 'node:os';

/** Agents that wait on the network: five at once is kind to rate limits. */
const ioWorkers = 5;

/**
 * The number behind `max_workers`. "auto" is cores x 1.5 where cpu agents run, 5 where io agents
 * run, and the larger of the two for a mix.
 */
export function workersFor(
  maxWorkers: number | 'auto',
  workloads: ReadonlySet<'io' | 'cpu'>,
  cores: number = availableParallelism(),
): number {
  if (maxWorkers !== 'auto') return maxWorkers;
  const cpu = workloads.has('cpu') ? Math.ceil(cores * 1.5) : 1;
  const io = workloads.has('io') ? ioWorkers : 1;
  return Math.max(cpu, io);
}
