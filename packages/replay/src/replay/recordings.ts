import type { Recording } from '../file/recording.ts';
import type { CanonicalRequest } from '../request/canonical-request.ts';
import { measureDifference } from './measure-difference.ts';

interface Asking {
  readonly asked: CanonicalRequest;
  readonly task: string;
}

/** The recordings of a run; each answers one call. */
export class Recordings {
  readonly #all: readonly Recording[];
  /** What is left, by key, in the order of the calls. */
  readonly #left: Map<string, Recording[]>;

  constructor(recordings: readonly Recording[]) {
    this.#all = recordings;
    this.#left = Map.groupBy(recordings, ({ key }) => key);
  }

  has(kind: Recording['kind']): boolean {
    return this.#all.some((recording) => recording.kind === kind);
  }

  /** The first that is left for the task, else for any: several tasks may ask the same. */
  take({ asked, task }: Asking): Recording | undefined {
    const left = this.#left.get(asked.key) ?? [];
    const own = left.findIndex((recording) => recording.task === task);
    return left.splice(Math.max(own, 0), 1)[0];
  }

  /** How often this was asked when it was recorded. */
  count({ key }: CanonicalRequest): number {
    return this.#all.filter((recording) => recording.key === key).length;
  }

  /** The one whose request is most like another; undefined where nothing of the kind was asked. */
  nearest({ kind, request }: CanonicalRequest): Recording | undefined {
    let best: Recording | undefined;
    let least = Infinity;
    for (const recording of this.#all) {
      if (recording.kind !== kind) continue;
      const difference = measureDifference(recording.request, request);
      if (difference >= least) continue;
      least = difference;
      best = recording;
    }
    return best;
  }
}
