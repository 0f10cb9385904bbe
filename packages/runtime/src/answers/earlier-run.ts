import type {
  ArtifactRef,
  JsonObject,
  JsonValue,
  PlanTask,
  RunEvent,
} from '@parallel-dispatcher/schema';

/** What a task of an earlier run answered. */
interface EarlierAnswer {
  readonly output: JsonValue;
  readonly artifacts: readonly ArtifactRef[];
  /** Absolute paths. */
  readonly filesWritten: readonly string[];
}

/** An earlier run, as far as a later one may take its answers over. */
export interface EarlierRun {
  readonly runId: string;
  /** As they were run, redacted, by id. */
  readonly tasks: ReadonlyMap<string, PlanTask>;
  /** Of its plan. */
  readonly params: JsonObject;
  /** Name and version of the agent of each task. */
  readonly agentOf: (task: string) => string;
  /** Tasks that succeeded; items of a map by their own ids. */
  readonly answers: ReadonlyMap<string, EarlierAnswer>;
  /** Tasks that were submitted at all. */
  readonly started: ReadonlySet<string>;
  /** Items of each map, in order. */
  readonly items: ReadonlyMap<string, readonly JsonValue[]>;
}

type Recalled = Pick<EarlierRun, 'answers' | 'started' | 'items'>;

/** Folds the facts of a run into what its tasks answered. */
export function recallAnswers(events: Iterable<RunEvent>): Recalled {
  const answers = new Map<string, EarlierAnswer>();
  const started = new Set<string>();
  const items = new Map<string, readonly JsonValue[]>();
  for (const event of events) {
    if (event.type === 'submitted') {
      started.add(event.task);
    } else if (event.type === 'outcome') {
      const { task, status, output = null, artifacts, files_written } = event.report;
      if (status === 'succeeded') {
        answers.set(task, { output, artifacts, filesWritten: files_written });
      }
    } else if (event.type === 'cache_hit') {
      const { task, output, artifacts = [], files_written = [] } = event;
      answers.set(task, { output, artifacts, filesWritten: files_written });
    } else if (event.type === 'expanded') {
      const { parent, children } = event;
      items.set(
        parent,
        children.map((child) => child.item),
      );
    }
  }
  return { answers, started, items };
}
