import { join } from 'node:path';
import type { RunEvent, RunResult, TraceStatus } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { eventWithoutContent } from '../content/event-without-content.ts';
import { resultWithoutContent } from '../content/result-without-content.ts';
import type { FileSystem } from '../files/file-system.ts';
import { writeEnding } from '../index/write-ending.ts';
import type { Journal } from '../journal/journal.ts';
import type { TaskNames } from '../layout/name-tasks.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { TaskTraceWriter } from '../traces/task-trace-writer.ts';
import { endOwner } from './end-owner.ts';
import type { Owner } from './owner.ts';
import type { TraceProblems } from './trace-problems.ts';
import type { FinishOptions, TraceRun, TraceRunOptions } from './trace-run.ts';
import { waitWithin } from './wait-within.ts';

/** Of the time to finish, how much may go to traces; the rest is for the result and the index. */
const shareOfTraces = 0.7;

export interface TraceParts {
  readonly fs: FileSystem;
  readonly run: TraceRunOptions;
  readonly problems: TraceProblems;
  /** Where files are written: without links on the way. */
  readonly traceDir: string;
  readonly paths: RunPaths;
  /** Where files are shown to be: below the folder as it was given. */
  readonly shownPaths: RunPaths;
  readonly names: TaskNames;
  readonly owner: Owner;
  /** The index of an earlier end of the run, to be replaced. */
  readonly indexFile: string | null;
  readonly journal: Journal | null;
  readonly traces: TaskTraceWriter | null;
  readonly artifacts: ArtifactStore;
  /** What was begun at the start and is still under way. */
  readonly settling: Promise<void>;
}

/** The parts of one run's traces as one log. */
export class DiskTraceRun implements TraceRun {
  readonly runDir: string;
  readonly fence: number;
  readonly artifacts: ArtifactStore;
  readonly #parts: TraceParts;
  /** Nothing more is going to be written that was not asked for. */
  #ended = false;
  #finishes = false;

  constructor(parts: TraceParts) {
    this.#parts = parts;
    this.runDir = parts.shownPaths.runDir;
    this.fence = parts.owner.fence;
    this.artifacts = parts.artifacts;
  }

  append(given: readonly RunEvent[]): void {
    const events = this.#keepsContent ? given : given.map(eventWithoutContent);
    this.#parts.journal?.append(events);
    for (const event of events) this.#parts.traces?.add(event);
  }

  status(): TraceStatus {
    return this.#parts.problems.status();
  }

  traceFileOf(task: string): string | null {
    const { traces, names, shownPaths } = this.#parts;
    if (traces === null || traces.hasFailed(task)) return null;
    if (this.#ended && !traces.isWritten(task)) return null;
    return join(shownPaths.tasks, `${names.nameOf(task)}.json`);
  }

  async close(): Promise<void> {
    const { journal, traces, settling } = this.#parts;
    await Promise.all([journal?.close(), traces?.idle(), settling]);
    this.#ended = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#finishes) return;
    this.#finishes = true;
    await this.close();
    await endOwner(this.#parts);
  }

  async finish(
    result: RunResult,
    { withinMs }: FinishOptions = {},
  ): Promise<{ readonly traceIndex: string | null; readonly traceStatus: TraceStatus }> {
    const { problems, traces } = this.#parts;
    this.#finishes = true;
    const forTraces = withinMs === undefined ? undefined : withinMs * shareOfTraces;
    const started = performance.now();
    if (!(await waitWithin(this.close(), forTraces)).ended) {
      const reason = `${traces?.pending ?? 0} task traces were not written when the time was over`;
      problems.note({ part: 'time', reason });
      this.#ended = true;
    }
    const left = withinMs === undefined ? undefined : started + withinMs - performance.now();
    const ending = await waitWithin(this.#end(result), left);
    if (!ending.ended) {
      problems.note({ part: 'index', reason: 'the index was not written when the time was over' });
    }
    return { traceIndex: ending.ended ? ending.value : null, traceStatus: problems.status() };
  }

  async #end(result: RunResult): Promise<string | null> {
    const { fs, run, problems, traceDir, paths, indexFile } = this.#parts;
    const { showPath = (file: string) => file } = run;
    const written = await writeEnding({
      fs,
      problems,
      traceDir,
      paths,
      indexFile,
      runId: run.runId,
      correlationId: run.correlationId,
      startedAt: run.startedAt,
      config: run.config,
      result: this.#keepsContent ? result : resultWithoutContent(result),
      showPath: (file) => showPath(this.#shown(file)),
      traceFileOf: (task) => {
        const file = this.traceFileOf(task);
        return file === null ? null : showPath(file);
      },
    });
    await endOwner(this.#parts);
    return written === null ? null : this.#shown(written);
  }

  get #keepsContent(): boolean {
    return this.#parts.run.content !== 'none';
  }

  #shown(file: string): string {
    return join(this.#parts.run.traceDir, file.slice(this.#parts.traceDir.length));
  }
}
