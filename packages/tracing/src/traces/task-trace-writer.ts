import { join } from 'node:path';
import type { AttemptReport, JsonObject, RunEvent, RunEventOf } from '@parallel-dispatcher/schema';
import { encodeJson } from '../files/encode-json.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { LimitedQueue } from '../files/limited-queue.ts';
import { placeFile } from '../files/place-file.ts';
import type { TaskNames } from '../layout/name-tasks.ts';
import { runFolderName } from '../layout/run-paths.ts';
import type { TraceProblems } from '../run/trace-problems.ts';
import { buildTaskTrace } from './build-task-trace.ts';
import { pointLink } from './point-link.ts';
import type { TaskFacts } from './task-facts.ts';

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
}

/** Writes the trace of each task when it settled, behind the run and never in its way. */
export class TaskTraceWriter {
  readonly #options: WriterOptions;
  readonly #queue = new LimitedQueue(filesAtOnce);
  readonly #reports = new Map<string, AttemptReport[]>();
  readonly #written = new Set<string>();
  readonly #failed = new Set<string>();

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Tasks whose traces are still being written. */
  get pending(): number {
    return this.#queue.size;
  }

  add(event: RunEvent): void {
    if (event.type === 'outcome') this.#remember(event.report);
    else if (event.type === 'expanded') this.#learnChildren(event);
    else if (event.type === 'settled') this.#writeSoon(event);
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

  #remember(report: AttemptReport): void {
    const reports = this.#reports.get(report.task);
    if (reports === undefined) this.#reports.set(report.task, [report]);
    else reports.push(report);
  }

  #learnChildren({ parent, children }: RunEventOf<'expanded'>): void {
    const facts = this.#factsOf(parent);
    for (const { task } of children) {
      this.#options.facts.set(task, { ...facts, dependencies: [parent] });
    }
  }

  #writeSoon(settled: RunEventOf<'settled'>): void {
    const { task } = settled.outcome;
    const reports = this.#reports.get(task) ?? [];
    this.#reports.delete(task);
    this.#queue.add(() => this.#write(settled, reports));
  }

  async #write(settled: RunEventOf<'settled'>, reports: readonly AttemptReport[]): Promise<void> {
    const { fs, runId, correlationId, tasksDir, problems, names } = this.#options;
    const { task } = settled.outcome;
    const name = names.nameOf(task);
    try {
      const facts = this.#factsOf(task);
      const trace = buildTaskTrace({ runId, correlationId, facts, settled, reports });
      const path = join(tasksDir, `${name}.json`);
      const temporary = join(tasksDir, `.${name}.tmp`);
      await placeFile(fs, { path, temporary, bytes: encodeJson(trace) });
      this.#written.add(task);
    } catch (error) {
      this.#failed.add(task);
      const reason = `the trace of task ${task} could not be written: ${errorCode(error)}`;
      problems.note({ part: 'task traces', reason });
      return;
    }
    await this.#link(name);
  }

  async #link(name: string): Promise<void> {
    const { fs, runId, traceDir, tasksDir, problems } = this.#options;
    const path = join(traceDir, `${name}.json`);
    const target = `runs/${runFolderName(runId)}/tasks/${name}.json`;
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
    const none: JsonObject = {};
    const facts = this.#options.facts.get(task);
    return facts ?? { agent: '', description: '', dependencies: [], input: none };
  }
}
