import type { JsonObject, RunEvent } from '@parallel-dispatcher/schema';

interface RunningTask {
  readonly task_id: string;
  readonly attempt: number;
  /** ISO 8601. */
  readonly since: string;
  worker: string | null;
  message: string | null;
  fraction: number | null;
}

/** What runs right now, from the events of a run, for those who ask. */
export class LiveStatus {
  readonly #running = new Map<string, RunningTask>();
  readonly #outcomes = new Map<string, number>();

  see(event: RunEvent): void {
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
    } else if (event.type === 'settled') {
      const { task, outcome } = event.outcome;
      this.#running.delete(task);
      this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    }
  }

  /** `{ running: [...], outcomes: { succeeded: 3 } }` */
  describe(): JsonObject {
    return {
      running: [...this.#running.values()].map((task) => ({ ...task })),
      outcomes: Object.fromEntries(this.#outcomes),
    };
  }

  #change(task: string, news: Partial<RunningTask>): void {
    const running = this.#running.get(task);
    if (running !== undefined) Object.assign(running, news);
  }
}
