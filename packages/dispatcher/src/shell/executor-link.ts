import {
  errorDetail,
  type AttemptReport,
  type TaskEnvelope,
  type TaskRef,
} from '@parallel-dispatcher/schema';
import type { TaskExecutor } from '@parallel-dispatcher/schema/ports';
import { describeThrown } from '../describe-thrown.ts';
import { failedReport } from './failed-report.ts';

interface LinkOptions {
  readonly executor: TaskExecutor;
  /** Whether a submission should still be made. */
  readonly isWanted: (ref: TaskRef) => boolean;
  readonly attemptOf: (ref: TaskRef) => number;
  readonly onReports: (reports: readonly AttemptReport[]) => void;
}

/** Talks to the executor. What it throws becomes the failed report of the task it was about. */
export class ExecutorLink {
  readonly #options: LinkOptions;
  readonly #started: Promise<void>;
  #isStarted = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#started = this.#start();
    // Told again by every submit, so a run without tasks ends well.
    this.#started.catch(() => {});
  }

  async submit(envelopes: readonly TaskEnvelope[]): Promise<void> {
    try {
      const wanted = this.#isStarted ? envelopes : await this.#afterStart(envelopes);
      if (wanted.length > 0) await this.#options.executor.submit(wanted);
    } catch (thrown) {
      await this.#again(envelopes, thrown, 'submit', (envelope) => this.submit([envelope]));
    }
  }

  /** Best effort: one that does not answer is given up in its time. */
  async cancel(refs: readonly TaskRef[], reason: string): Promise<void> {
    try {
      await this.#options.executor.cancel(refs, reason);
    } catch {
      // The grace of the cancel is running already.
    }
  }

  /** Fetches the reports of those that have one. */
  async read(refs: readonly TaskRef[]): Promise<void> {
    try {
      const answers = await this.#options.executor.outcomes(refs);
      const reports = refs.flatMap((ref, at) => this.#check(ref, answers[at]));
      if (reports.length > 0) this.#options.onReports(reports);
    } catch (thrown) {
      await this.#again(refs, thrown, 'tell the outcome of', (ref) => this.read([ref]));
    }
  }

  async #start(): Promise<void> {
    await this.#options.executor.start({});
    this.#isStarted = true;
  }

  /** A slow start may outlast the wish to run something. */
  async #afterStart(envelopes: readonly TaskEnvelope[]): Promise<readonly TaskEnvelope[]> {
    await this.#started;
    return envelopes.filter((envelope) => this.#options.isWanted(envelope));
  }

  /** Asks again one by one, so that one bad task does not take the others with it. */
  async #again<Ref extends TaskRef>(
    refs: readonly Ref[],
    thrown: unknown,
    verb: string,
    again: (ref: Ref) => Promise<void>,
  ): Promise<void> {
    if (refs.length > 1) {
      await Promise.all(refs.map(again));
      return;
    }
    for (const ref of refs) this.#fail(ref, `It could not ${verb} it: ${describeThrown(thrown)}`);
  }

  #check(ref: TaskRef, report: AttemptReport | undefined): AttemptReport[] {
    if (report === undefined) return [];
    if (report.task === ref.task && report.generation === ref.generation) return [report];
    const came = `'${report.task}' generation ${report.generation}`;
    this.#fail(ref, `It answered generation ${ref.generation} with the report of ${came}.`);
    return [];
  }

  #fail(ref: TaskRef, what: string): void {
    const { attemptOf, onReports } = this.#options;
    const error = errorDetail({
      code: 'EXECUTOR_FAILED',
      message: `The executor failed on '${ref.task}'. ${what}`,
      hint: 'The fault is in the executor or its connection, not in the task.',
      retryable: true,
    });
    onReports([failedReport({ ...ref, attempt: attemptOf(ref) }, { error })]);
    const { run, task, generation } = ref;
    void this.cancel([{ run, task, generation }], 'the executor failed');
  }
}
