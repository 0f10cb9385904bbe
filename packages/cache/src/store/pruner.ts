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
  settled(): Promise<unknown>;
}

/** Decides when to prune; one at a time in this process, others do no harm. */
export function createPruner(store: Store): Pruner {
  let bytes = 0;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = false;

  return { open, grow, alone, settled: () => last };

  async function open(): Promise<void> {
    const state = await readPruneState(store.dir);
    const sinceMs = store.clock.wall().getTime() - Date.parse(state?.pruned_at ?? '');
    bytes = state?.bytes ?? 0;
    if (!(sinceMs >= 0 && sinceMs < pruneEveryMs)) void alone(pruneStore);
  }

  function grow(added: number): void {
    bytes += added;
    if (bytes <= store.maxBytes || waiting) return;
    waiting = true;
    void alone(pruneStore);
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
