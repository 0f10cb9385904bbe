import type { AttemptStatus } from '@parallel-dispatcher/schema';
import { readJournal } from './read-journal.ts';

/** What the journal says of a task. `submitted`: it was under way when the journal ends. */
export interface RecalledTask {
  readonly state: AttemptStatus | 'cached' | 'submitted';
  readonly attempts: number;
}

export interface RecalledRun {
  readonly tasks: ReadonlyMap<string, RecalledTask>;
  /** The tasks that a task grew, in order. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Whether the run told its own end. */
  readonly finished: boolean;
  /** Lines that could not be used, as text. */
  readonly problems: readonly string[];
}

/** More bad lines than this say the same again. */
const mostProblems = 20;

/** Folds the journal of a run into what happened to each task. */
export async function recallRun(journal: string): Promise<RecalledRun> {
  const tasks = new Map<string, RecalledTask>();
  const children = new Map<string, readonly string[]>();
  const problems: string[] = [];
  let finished = false;
  for await (const entry of readJournal(journal)) {
    if (!entry.ok) {
      if (problems.length < mostProblems) problems.push(`line ${entry.line}: ${entry.reason}`);
      continue;
    }
    const { event } = entry;
    if (event.type === 'submitted') {
      tasks.set(event.task, { state: 'submitted', attempts: event.attempt });
    } else if (event.type === 'outcome') {
      const { task, status, attempt } = event.report;
      tasks.set(task, { state: status, attempts: attempt });
    } else if (event.type === 'cache_hit') {
      tasks.set(event.task, { state: 'cached', attempts: 0 });
    } else if (event.type === 'expanded') {
      const grown = event.children.map(({ task }) => task);
      children.set(event.parent, grown);
    } else if (event.type === 'run_finished' || event.type === 'run_resumed') {
      finished = event.type === 'run_finished';
    }
  }
  return { tasks, children, finished, problems };
}
