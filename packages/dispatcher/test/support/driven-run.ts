import type { AttemptReport, RunEvent } from '@parallel-dispatcher/schema';
import {
  createRunState,
  decide,
  evolve,
  factOf,
  type Command,
  type EventBody,
  type RunState,
  type RunStateOptions,
} from '../../src/index.ts';
import { findTask } from '../../src/state/task-number.ts';
import { buildReport } from '../../src/testing/build-report.ts';

/** The core alone, driven by hand. */
export class DrivenRun {
  readonly state: RunState;
  readonly events: RunEvent[] = [];
  nowMs = 0;

  constructor(options: RunStateOptions, state = createRunState(options)) {
    this.state = state;
  }

  fold(body: EventBody): void {
    const ts = new Date(this.nowMs).toISOString();
    const event: RunEvent = { v: 1, seq: this.events.length, at_ms: this.nowMs, ts, ...body };
    evolve(this.state, event);
    this.events.push(event);
  }

  /** Decides once, and folds what is a fact. */
  decide(): readonly Command[] {
    const commands = decide(this.state, this.nowMs);
    for (const command of commands) {
      const fact = factOf(command);
      if (fact !== undefined) this.fold(fact);
    }
    return commands;
  }

  /** Decides, and tells which tasks were submitted. */
  submits(): readonly string[] {
    return this.decide().flatMap((command) => (command.type === 'submit' ? [command.task] : []));
  }

  /** A report about the last submission of a task, or about an earlier one. */
  report(
    task: string,
    facts: Pick<AttemptReport, 'status'> & Partial<AttemptReport> = { status: 'succeeded' },
  ): void {
    const number = findTask(this.state, task);
    const report = buildReport(
      {
        run: 'test',
        task,
        generation: this.state.generation[number]!,
        attempt: this.state.attempt[number]!,
      },
      facts,
    );
    this.fold({ type: 'outcome', report });
  }

  outcomeOf(task: string): string | undefined {
    return this.state.view.outcomeOf(task)?.outcome;
  }

  errorOf(task: string): string | undefined {
    return this.state.view.outcomeOf(task)?.error?.code;
  }
}
