import { runStatus, type RunStatusDocument } from '@parallel-dispatcher/runtime';
import type { Place } from '../place.ts';
import type { Progress } from './progress.ts';

/** So many running tasks are named. */
const mostNamed = 5;

/** Less than one task, however often it is added while a client waits. */
const step = 0.001;

interface TellerOptions {
  readonly place: Place;
  readonly send: (progress: Progress) => Promise<void>;
  /** Aborted when nobody waits any more: then nothing is sent. */
  readonly signal: AbortSignal;
}

/** Tells how far one run is. Asked again while it tells, it looks once more, at what is then. */
export class ProgressTeller {
  readonly #runId: string;
  readonly #options: TellerOptions;
  #ended = -1;
  #progress = -1;
  #isAsked = false;
  #isBeat = false;
  #telling: Promise<void> | undefined;

  constructor(runId: string, options: TellerOptions) {
    this.#runId = runId;
    this.#options = options;
  }

  /** Tells if more tasks have ended than it told of. Never fails: a client may have left. */
  async tellNews(): Promise<void> {
    this.#isAsked = true;
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = undefined;
    });
    await this.#telling;
  }

  /** Tells in any case. */
  async beat(): Promise<void> {
    this.#isBeat = true;
    await this.tellNews();
  }

  async #tell(): Promise<void> {
    const { place, send, signal } = this.#options;
    while (this.#isAsked && !signal.aborted) {
      this.#isAsked = false;
      const status = await runStatus(this.#runId, place.runtime);
      if (!status.ok || signal.aborted) continue;
      const progress = this.#next(status.value);
      if (progress !== undefined) await send(progress).catch(() => undefined);
    }
  }

  #next({ outcomes, total_tasks: total, running }: RunStatusDocument): Progress | undefined {
    const ended = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    if (ended <= this.#ended && !this.#isBeat) return undefined;
    this.#isBeat = false;
    this.#ended = Math.max(ended, this.#ended);
    this.#progress = Math.max(ended, this.#progress + step);
    const names = running.slice(0, mostNamed).map(({ task_id: task }) => task.slice(0, 60));
    const more = running.length > names.length ? ` and ${running.length - names.length} more` : '';
    const now = names.length === 0 ? '' : `; running: ${names.join(', ')}${more}`;
    const message = `${ended} of ${total} tasks have ended${now}`;
    return { progress: this.#progress, total, message };
  }
}
