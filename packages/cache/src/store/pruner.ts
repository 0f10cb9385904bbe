import { cacheError, type Checked } from '../checked.ts';
import { errorCode } from '../folder/error-code.ts';
import { pruneStore, type PruneReport } from './prune-store.ts';
import { readPruneState, writePruneState } from './prune-state.ts';
import type { Store } from './store.ts';

/** Walking the folder takes a second for some ten thousand answers: not with every run. */
const pruneEveryMs = 60 * 60_000;

export interface Pruner {
  /** Prunes behind the caller when nobody did within the hour. */
  open(): Promise<void>;
  /** Counts stored bytes, and prunes behind the caller when they are too many. */
  grow(bytes: number): void;
  /** Runs when nothing else does that lists or removes files. */
  alone(work: (store: Store) => Promise<PruneReport>): Promise<Checked<PruneReport>>;
  /** Waits for what runs, and notes what this process stored for those that come after it. */
  close(): Promise<void>;
}

/** Decides when to prune; one at a time in this process, others do no harm. */
export function createPruner(store: Store): Pruner {
  let bytes = 0;
  /** Stored since the last pruning here, and noted nowhere yet. */
  let unnoted = 0;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = false;

  return { open, grow, alone, close };

  async function open(): Promise<void> {
    const state = await readPruneState(store.dir);
    const sinceMs = store.clock.wall().getTime() - Date.parse(state?.pruned_at ?? '');
    bytes = state?.bytes ?? 0;
    if (!(sinceMs >= 0 && sinceMs < pruneEveryMs)) void alone(pruneStore);
  }

  function grow(added: number): void {
    bytes += added;
    unnoted += added;
    if (bytes <= store.maxBytes || waiting) return;
    waiting = true;
    void alone(pruneStore);
  }

  async function close(): Promise<void> {
    await last;
    if (unnoted === 0) return;
    // Two that end at once may lose the count of one: the next pruning counts anew.
    const state = await readPruneState(store.dir);
    const noted = { pruned_at: state?.pruned_at ?? new Date(0).toISOString() };
    const sum = (state?.bytes ?? 0) + unnoted;
    unnoted = 0;
    await writePruneState(store.dir, { ...noted, bytes: sum }).catch(() => undefined);
  }

  function alone(work: (store: Store) => Promise<PruneReport>): Promise<Checked<PruneReport>> {
    const done = last.then(() => run(work));
    last = done;
    return done;
  }

  async function run(work: (store: Store) => Promise<PruneReport>): Promise<Checked<PruneReport>> {
    waiting = false;
    try {
      const report = await work(store);
      bytes = report.keptBytes;
      unnoted = 0;
      const pruned_at = store.clock.wall().toISOString();
      // Where it cannot be noted, the next process prunes again.
      await writePruneState(store.dir, { pruned_at, bytes }).catch(() => undefined);
      return { ok: true, value: report };
    } catch (error) {
      const message = `old answers in ${store.dir} were not removed: ${errorCode(error)}`;
      return refuse(store, message);
    }
  }
}

function refuse(store: Store, message: string): Checked<never> {
  const problem = store.problems.add(cacheError({ code: 'CACHE_PRUNE_FAILED', message }));
  return { ok: false, errors: [problem] };
}
