import type { RunEvent, TaskOutcome } from '@parallel-dispatcher/schema';
import type { Command } from '../decide/command.ts';
import { decide, isPreliminary } from '../decide/decide.ts';
import { factOf } from '../decide/fact-of.ts';
import type { EventBody } from '../event-body.ts';
import { evolve } from '../evolve/evolve.ts';
import { resumeState } from '../resume-state.ts';
import { expandTask, type Expand } from '../map/expand-task.ts';
import { createRunState } from '../state/create-run-state.ts';
import { outcomesInOrder } from '../state/outcomes-in-order.ts';
import type { RunStateOptions } from '../state/run-state-options.ts';
import type { RunState, StoppedReason } from '../state/run-state.ts';
import { createEventQueue } from './event-queue.ts';
import type { SimulatedWorld } from './simulated-call.ts';
import { createSimulatedCalls } from './simulated-calls.ts';

export interface SimulationOptions extends RunStateOptions {
  readonly world: SimulatedWorld;
  /** Events from outside, such as a cancel. On the clock of the run. */
  readonly outside?: readonly { readonly atMs: number; readonly body: EventBody }[];
  /** The items of maps. */
  readonly expand?: Expand;
  /** Events of a run that broke off: it goes on from there. @default none */
  readonly history?: readonly RunEvent[];
  /** Called whenever all that was decided has been done, and the run waits. */
  readonly whenIdle?: (state: RunState, nowMs: number) => void;
}

export interface Simulation {
  /** All of them, history first. */
  readonly events: readonly RunEvent[];
  readonly outcomes: readonly TaskOutcome[];
  readonly stopped: StoppedReason | null;
  /** When it was finished, on the clock of the run. */
  readonly endedAtMs: number;
}

/** More turns than any run needs: every task settles after a few. */
const turnsPerTask = 1_000;

/**
 * Runs a plan against an imagined world, in imagined time and with no worker: the core alone.
 * The same options give the same events.
 * @throws {Error} when the run does not come to an end.
 */
export function simulateRun(options: SimulationOptions): Simulation {
  const { world, outside = [], history = [], whenIdle } = options;
  const state = history.length === 0 ? createRunState(options) : resumeState(options, history);
  const events = [...history];
  const queue = createEventQueue();
  const calls = createSimulatedCalls(queue, world);
  let nowMs = history.at(-1)?.at_ms ?? 0;
  let finished = false;

  const fold = (body: EventBody): void => {
    const ts = new Date(nowMs).toISOString();
    const event: RunEvent = { v: 1, seq: events.length, at_ms: nowMs, ts, ...body };
    evolve(state, event);
    events.push(event);
  };
  const carryOut = (command: Command): void => {
    const fact =
      command.type === 'expand'
        ? expandTask(state, command.task, options.expand!)
        : factOf(command);
    if (fact !== undefined) fold(fact);
    if (command.type === 'submit') calls.submit(command, nowMs);
    if (command.type === 'cancel') calls.cancel(command, nowMs);
    if (command.type === 'set_timer') queue.plan(command.atMs, undefined);
    if (command.type === 'finish') finished = true;
  };

  for (const { atMs, body } of outside) if (atMs >= nowMs) queue.plan(atMs, body);
  const lastTurn = turnsPerTask * (state.graph.size + 1);
  if (history.length > 0) fold({ type: 'run_resumed', fence: fenceAfter(history) });
  for (let turn = 0; turn < lastTurn; turn += 1) {
    let commands: Command[];
    do {
      commands = decide(state, nowMs);
      for (const command of commands) carryOut(command);
    } while (isPreliminary(commands));
    whenIdle?.(state, nowMs);
    if (finished) {
      const outcomes = outcomesInOrder(state);
      return { events, outcomes, stopped: state.stopped, endedAtMs: nowMs };
    }
    const next = queue.next();
    if (next === undefined) throw new Error('The run waits for something that never comes.');
    nowMs = next.atMs;
    if (next.body !== undefined) fold(next.body);
  }
  throw new Error(`The run is not finished after ${lastTurn} turns.`);
}

function fenceAfter(history: readonly RunEvent[]): number {
  return history.filter(({ type }) => type === 'run_resumed').length + 1;
}
