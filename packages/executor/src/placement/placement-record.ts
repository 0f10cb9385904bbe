import type { TaskEnvelope } from '@parallel-dispatcher/schema';

type Owner = Pick<TaskEnvelope, 'run' | 'task'>;

/**
 * Which files a task of a run has placed, or was about to. A later attempt of the same task may
 * replace them: they are its own, also where the attempt before was not accepted in the end, or its
 * run broke off in between.
 */
export interface PlacementRecord {
  ownedBy(owner: Owner): ReadonlySet<string>;
  /** Resolves when it is kept; the files are placed only then. */
  note(owner: Owner, files: readonly string[]): Promise<void>;
}

/** A record for as long as this process lives. */
export function memoryPlacements(): PlacementRecord {
  const files = new Map<string, Set<string>>();
  const keyOf = ({ run, task }: Owner): string => JSON.stringify([run, task]);
  return {
    ownedBy: (owner) => files.get(keyOf(owner)) ?? new Set(),
    note(owner, placed) {
      const known = files.get(keyOf(owner)) ?? new Set();
      for (const file of placed) known.add(file);
      files.set(keyOf(owner), known);
      return Promise.resolve();
    },
  };
}
