import type { AttemptReport, RunEvent, RunEventOf } from '@parallel-dispatcher/schema';

/** What happened to one task before it settled. */
export interface TaskStory {
  /** Every submission that ended, the first one first, whoever owned the run then. */
  readonly reports: readonly AttemptReport[];
  /** The answer that was known without a call. */
  readonly cacheHit: RunEventOf<'cache_hit'> | null;
}

const noStory: TaskStory = { reports: [], cacheHit: null };

/** Remembers the stories of tasks until they are told. */
export class TaskStories {
  readonly #stories = new Map<string, TaskStory>();

  /** The task that an event tells of, when it belongs to its story. */
  add(event: RunEvent): string | undefined {
    if (event.type === 'outcome') {
      const { task } = event.report;
      const story = this.#of(task);
      this.#stories.set(task, { ...story, reports: [...story.reports, event.report] });
      return task;
    }
    if (event.type !== 'cache_hit') return undefined;
    this.#stories.set(event.task, { ...this.#of(event.task), cacheHit: event });
    return event.task;
  }

  /** Tells the story of a task, once. */
  take(task: string): TaskStory {
    const story = this.#of(task);
    this.#stories.delete(task);
    return story;
  }

  #of(task: string): TaskStory {
    return this.#stories.get(task) ?? noStory;
  }
}
