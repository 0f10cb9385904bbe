import { hashedName } from './hashed-name.ts';
import { isSafeName } from './is-safe-name.ts';

/** Twelve letters are enough for any real plan; more only when two of them meet. */
export const hashLengths = [12, 24, 64] as const;

/** Gives every task a file name of its own, without extension. */
export interface TaskNames {
  /** The same name for the same id, also for a task the plan did not have. */
  nameOf(id: string): string;
}

/**
 * File names for the tasks of a plan: the id itself where it is safe, else with a hash. Ids that
 * differ only in case all get the hash, because some disks do not tell them apart. Tasks that come
 * later always get it, so no name ever changes.
 */
export function nameTasks(ids: readonly string[]): TaskNames {
  const spellings = new Map<string, number>();
  for (const id of new Set(ids)) {
    const folded = id.toLowerCase();
    spellings.set(folded, (spellings.get(folded) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    if (names.has(id)) continue;
    const alone = spellings.get(id.toLowerCase()) === 1;
    addName(id, alone && isSafeName(id) ? id : freeHashedName(id));
  }
  return { nameOf: (id) => names.get(id) ?? addName(id, freeHashedName(id)) };

  function addName(id: string, name: string): string {
    names.set(id, name);
    taken.add(name.toLowerCase());
    return name;
  }

  function freeHashedName(id: string): string {
    const candidates = hashLengths.map((length) => hashedName(id, length));
    return candidates.find((name) => !taken.has(name.toLowerCase())) ?? hashedName(id, 64);
  }
}
