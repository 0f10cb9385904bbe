import { join } from 'node:path';
import type { JsonValue, RunEvent, RunEventOf, TaskTrace } from '@parallel-dispatcher/schema';
import { encodeJson } from '../files/encode-json.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { LimitedQueue } from '../files/limited-queue.ts';
import { placeFile } from '../files/place-file.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import type { TaskNames } from '../layout/name-tasks.ts';
import { runFolderName } from '../layout/run-paths.ts';
import type { TraceProblems } from '../run/trace-problems.ts';
import { buildTaskTrace } from './build-task-trace.ts';
import { pointLink } from './point-link.ts';
import type { TaskFacts } from './task-facts.ts';
import { TaskStories, type TaskStory } from './task-story.ts';

/** More files at once gain nothing: Node has four threads for files. */
const filesAtOnce = 16;

interface WriterOptions {
  readonly fs: FileSystem;
  readonly problems: TraceProblems;
  readonly runId: string;
  readonly correlationId: string;
  readonly names: TaskNames;
  readonly facts: Map<string, TaskFacts>;
  /** Folder of all traces, where the links go. */
  readonly traceDir: string;
  /** Folder of the traces of this run. */
  readonly tasksDir: string;
  /** The input of a task as its agent got it. Undefined: that of the plan. */
  readonly inputOf?: ((task: string) => JsonValue | undefined) | undefined;
}

/** What is to be written of a task that settled. */
interface Ending {
  readonly settled: RunEventOf<'settled'>;
  readonly story: TaskStory;
  readonly input: JsonValue | undefined;
  /** All of its story is that of an earlier owner of the run. */
  readonly isOld: boolean;
}

/** Writes the trace of each task when it settled, behind the run and never in its way. */
export class TaskTraceWriter {
  readonly #options: WriterOptions;
  readonly #queue = new LimitedQueue(filesAtOnce);
  readonly #stories = new TaskStories();
  /** Tasks of which only an earlier owner of the run told. */
  readonly #old = new Set<string>();
  readonly #written = new Set<string>();
  readonly #failed = new Set<string>();

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Tasks whose traces are still being written. */
  get pending(): number {
    return this.#queue.size;
  }

  /** Takes in what earlier owners of the run told. */
  recall(events: readonly RunEvent[]): void {
    for (const event of events) {
      if (event.type === 'expanded') this.#learnChildren(event);
      const task = this.#stories.add(event);
      if (task !== undefined) this.#old.add(task);
    }
  }

  add(event: RunEvent): void {
    if (event.type === 'settled') this.#writeSoon(event);
    else if (event.type === 'expanded') this.#learnChildren(event);
    else if (event.type === 'outcome' || event.type === 'cache_hit') {
      const task = this.#stories.add(event);
      if (task !== undefined) this.#old.delete(task);
    }
  }

  /** Resolves when everything asked for so far is written or has failed. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  isWritten(task: string): boolean {
    return this.#written.has(task);
  }

  hasFailed(task: string): boolean {
    return this.#failed.has(task);
  }

  #learnChildren({ parent, children }: RunEventOf<'expanded'>): void {
    const facts = this.#factsOf(parent);
    for (const { task } of children) {
      this.#options.facts.set(task, { ...facts, dependencies: [parent] });
    }
  }

  #writeSoon(settled: RunEventOf<'settled'>): void {
    const { task } = settled.outcome;
    const story = this.#stories.take(task);
    const isOld = this.#old.delete(task);
    const ending = { settled, story, isOld, input: this.#inputOf(task) };
    this.#queue.add(() => this.#write(ending));
  }

  async #write(ending: Ending): Promise<void> {
    const { fs, tasksDir, problems, names } = this.#options;
    const { task } = ending.settled.outcome;
    const name = names.nameOf(task);
    let isNew = true;
    try {
      const path = join(tasksDir, `${name}.json`);
      const earlier = ending.isOld ? await this.#readEarlier(path, ending) : undefined;
      isNew = earlier?.isSame !== true;
      if (isNew) {
        const bytes = encodeJson(this.#describe(ending, earlier?.trace));
        await placeFile(fs, { path, temporary: join(tasksDir, `.${name}.tmp`), bytes });
      }
      this.#written.add(task);
    } catch (error) {
      this.#failed.add(task);
      const reason = `the trace of task ${task} could not be written: ${errorCode(error)}`;
      problems.note({ part: 'task traces', reason });
      return;
    }
    await this.#link(name, isNew);
  }

  #describe({ settled, story, input }: Ending, earlier: TaskTrace | undefined): TaskTrace {
    const { runId, correlationId } = this.#options;
    const facts = this.#factsOf(settled.outcome.task);
    return buildTaskTrace({
      runId,
      correlationId,
      facts,
      settled,
      story,
      input: input ?? earlier?.input ?? facts.input,
    });
  }

  async #readEarlier(path: string, { settled: { outcome }, story }: Ending) {
    const { runId } = this.#options;
    const attempts = story.reports.length;
    // Only a run that goes on reads traces, which takes schemas that writing them does not.
    const { readEarlierTrace } = await import('./read-earlier-trace.ts');
    return await readEarlierTrace(path, { runId, outcome, attempts });
  }

  #inputOf(task: string): JsonValue | undefined {
    try {
      return this.#options.inputOf?.(task);
    } catch {
      return undefined;
    }
  }

  /** A trace that stays is the latest one only where there is none yet. */
  async #link(name: string, isNew: boolean): Promise<void> {
    const { fs, runId, traceDir, tasksDir, problems } = this.#options;
    const path = join(traceDir, `${name}.json`);
    const target = `runs/${runFolderName(runId)}/tasks/${name}.json`;
    if (!isNew) {
      await tryQuietly(() => fs.symlink(target, path));
      return;
    }
    try {
      const temporary = join(tasksDir, `.${name}.link`);
      if ((await pointLink(fs, { path, target, temporary })) === 'placed') return;
      const reason = `${path} is not a link of ours and stays as it is; see ${target}`;
      problems.note({ part: 'foreign files', reason });
    } catch (error) {
      const reason = `${path} could not be linked to the latest trace: ${errorCode(error)}`;
      problems.note({ part: 'links', reason });
    }
  }

  #factsOf(task: string): TaskFacts {
    const facts = this.#options.facts.get(task);
    return facts ?? { agent: '', description: '', dependencies: [], input: {} };
  }
}
