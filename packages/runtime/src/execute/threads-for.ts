import {
  isolationOf,
  startSharedThreads,
  type LoadedAgent,
  type SharedThreads,
} from '@parallel-dispatcher/executor';

interface ThreadsNeeded {
  readonly maxWorkers: number;
  /** Those that were started before it was known what would run. */
  readonly started: SharedThreads | undefined;
}

/** The shared threads of a run; undefined when none of its agents shares one. */
export async function threadsFor(
  agents: readonly LoadedAgent[],
  { maxWorkers, started }: ThreadsNeeded,
): Promise<SharedThreads | undefined> {
  const share = agents.some((agent) => isolationOf(agent, { isolation: 'agent' }) === 'shared');
  if (share) return started ?? (await startSharedThreads({ maxWorkers }));
  // Started in vain: the threads of these agents need the room.
  void started?.[Symbol.asyncDispose]();
  return undefined;
}
