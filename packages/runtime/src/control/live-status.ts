import type { JsonObject, RunEvent } from '@parallel-dispatcher/schema';

/** A task that is with its agent. */
export interface RunningTask {
  readonly task_id: string;
  readonly attempt: number;
  /** ISO 8601. */
  readonly since: string;
  readonly worker: string | null;
  /** What the agent said last about its progress, and how much is done, from 0 to 1. */
  readonly message: string | null;
  readonly fraction: number | null;
}

/** What runs right now, from the events of a run, for those who ask. */
export class LiveStatus {
  readonly #running = new Map<string, RunningTask>();
  readonly #outcomes = new Map<string, number>();
  #lastSeq: number;

  /** @param lastSeq of the event before the first one that it sees */
  constructor(lastSeq = -1) {
    this.#lastSeq = lastSeq;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  see(event: RunEvent): void {
    this.#lastSeq = event.seq;
    if (event.type === 'submitted') {
      const { task, attempt, ts } = event;
      const facts = { task_id: task, attempt, since: ts };
      this.#running.set(task, { ...facts, worker: null, message: null, fraction: null });
    } else if (event.type === 'started') {
      this.#change(event.task, { worker: event.worker });
    } else if (event.type === 'progress') {
      this.#change(event.task, { message: event.message, fraction: event.fraction });
    } else if (event.type === 'outcome') {
      this.#running.delete(event.report.task);
    } else if (event.type === 'cache_hit') {
      this.#running.delete(event.task);
    } else if (event.type === 'run_resumed') {
      // What an earlier owner had under way runs no more.
      this.#running.clear();
    } else if (event.type === 'settled') {
      const { task, outcome } = event.outcome;
      this.#running.delete(task);
      this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    }
  }

  get running(): readonly RunningTask[] {
    return [...this.#running.values()].map((task) => ({ ...task }));
  }

  /** `{ running: [...], outcomes: { succeeded: 3 } }` */
  describe(): JsonObject {
    return {
      running: this.running.map((task) => ({ ...task })),
      outcomes: Object.fromEntries(this.#outcomes),
    };
  }

  #change(task: string, news: Partial<RunningTask>): void {
    const running = this.#running.get(task);
    if (running !== undefined) this.#running.set(task, { ...running, ...news });
  }
}
