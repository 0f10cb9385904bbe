import {
  errorDetail,
  type AttemptReport,
  type ErrorDetail,
  type TaskEnvelope,
  type TaskRef,
} from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { describeThrown } from '../describe-thrown.ts';
import { within } from '../within.ts';
import type { Answers, KnownAnswer } from './answers.ts';

interface DeskOptions {
  readonly answers: Answers | undefined;
  readonly clock: Clock;
  readonly patienceMs: number;
  readonly mayKnow: (task: string) => boolean;
  readonly onHit: (envelope: TaskEnvelope, answer: KnownAnswer) => void;
  readonly onMiss: (envelope: TaskEnvelope) => void;
  readonly onCancelled: (envelope: TaskEnvelope) => void;
}

/** Asks for known answers before calls are made, and has new ones kept. */
export class AnswerDesk {
  readonly warnings: ErrorDetail[] = [];
  readonly #options: DeskOptions;
  readonly #asking = new Map<string, TaskEnvelope>();
  /** With the executor, by task: what their answers are kept under. */
  readonly #called = new Map<string, TaskEnvelope>();
  readonly #storing = new Set<Promise<void>>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Answers which submissions are to be made at once; it tells later about the others. */
  ask(envelopes: readonly TaskEnvelope[]): readonly TaskEnvelope[] {
    const { answers, mayKnow } = this.#options;
    if (answers === undefined) return envelopes;
    const [asked, others] = split(envelopes, ({ task }) => mayKnow(task));
    for (const envelope of asked) {
      this.#asking.set(envelope.task, envelope);
      void this.#lookup(answers, envelope);
    }
    return others;
  }

  /** Answers which of them are with the executor. */
  cancel(refs: readonly TaskRef[]): readonly TaskRef[] {
    if (this.#asking.size === 0) return refs;
    const [asking, others] = split(
      refs,
      ({ task, generation }) => this.#asking.get(task)?.generation === generation,
    );
    for (const { task } of asking) {
      const envelope = this.#asking.get(task)!;
      this.#asking.delete(task);
      this.#options.onCancelled(envelope);
    }
    return others;
  }

  /** Has the answer of a call kept, if it is one that may be asked for again. */
  keep(report: AttemptReport): void {
    const envelope = this.#called.get(report.task);
    if (envelope?.generation !== report.generation) return;
    this.#called.delete(report.task);
    if (report.status !== 'succeeded') return;
    const stored = this.#store(envelope, report).finally(() => this.#storing.delete(stored));
    this.#storing.add(stored);
  }

  /** Waits for what is being kept, in the time there is. */
  async finish(patienceMs: number): Promise<void> {
    if (this.#storing.size === 0 || patienceMs === 0) return;
    await within(Promise.all(this.#storing), { clock: this.#options.clock, patienceMs });
  }

  async #lookup(answers: Answers, envelope: TaskEnvelope): Promise<void> {
    const { clock, patienceMs, onHit, onMiss } = this.#options;
    let answer: KnownAnswer | undefined;
    try {
      answer = await within(answers.lookup(envelope), { clock, patienceMs });
    } catch (thrown) {
      this.#warn('LOOKUP_FAILED', envelope.task, `was not looked up: ${describeThrown(thrown)}`);
    }
    if (this.#asking.get(envelope.task) !== envelope) return;
    this.#asking.delete(envelope.task);
    if (answer !== undefined) return onHit(envelope, answer);
    this.#called.set(envelope.task, envelope);
    onMiss(envelope);
  }

  async #store(envelope: TaskEnvelope, report: AttemptReport): Promise<void> {
    try {
      await this.#options.answers?.store(envelope, report);
    } catch (thrown) {
      this.#warn('STORE_FAILED', envelope.task, `was not kept: ${describeThrown(thrown)}`);
    }
  }

  #warn(code: string, task: string, what: string): void {
    const message = `The answer of '${task}' ${what}`;
    this.warnings.push(errorDetail({ code, message, hint: 'The run is not affected.' }));
  }
}

function split<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  const first: Item[] = [];
  const second: Item[] = [];
  for (const item of items) (isFirst(item) ? first : second).push(item);
  return [first, second];
}
