import type { AttemptReport, ErrorDetail } from '@parallel-dispatcher/schema';
import type { Command, SubmitCommand } from '../decide/command.ts';
import { decide, isPreliminary } from '../decide/decide.ts';
import { factOf } from '../decide/fact-of.ts';
import type { EventBody } from '../event-body.ts';
import { evolve } from '../evolve/evolve.ts';
import { expandTask } from '../map/expand-task.ts';
import { isAwaited } from '../state/is-awaited.ts';
import { outcomesInOrder } from '../state/outcomes-in-order.ts';
import type { RunState } from '../state/run-state.ts';
import type { EnvelopeFacts } from './build-envelope.ts';
import type { EventStamp } from './event-stamp.ts';
import { failedReport } from './failed-report.ts';
import type { RunPlanOptions } from './run-plan-options.ts';
import { tryEnvelope } from './try-envelope.ts';
import { emptyWave, type Wave } from './wave.ts';

interface WaveContext {
  readonly state: RunState;
  readonly stamp: EventStamp;
  readonly envelopeFacts: EnvelopeFacts;
  readonly expand: RunPlanOptions['expand'];
  readonly finish: RunPlanOptions['finish'];
}

/** Folds what arrived, decides, and folds what that leads to. Nothing leaves the shell here. */
export function makeWave(context: WaveContext, arrived: readonly EventBody[]): Wave {
  const { state, stamp } = context;
  const wave = emptyWave();
  for (const body of arrived) {
    if (isNews(state, body)) fold(context, wave, body);
  }
  for (;;) {
    const commands = decide(state, stamp.atMs);
    for (const command of commands) {
      const fact = factOf(command);
      if (fact !== undefined) fold(context, wave, fact);
      collect(context, wave, command);
    }
    if (!isPreliminary(commands)) return wave;
  }
}

/** Answers about submissions that nobody waits for any more are dropped. */
function isNews(state: RunState, body: EventBody): boolean {
  if (body.type === 'outcome') return isAwaited(state, body.report);
  if (body.type !== 'cache_hit') return true;
  return isAwaited(state, { task: body.task, generation: body.generation ?? 0 });
}

function fold({ state, stamp }: WaveContext, wave: Wave, body: EventBody): void {
  const event = stamp.stamp(body);
  evolve(state, event);
  wave.events.push(event);
}

function collect(context: WaveContext, wave: Wave, command: Command): void {
  switch (command.type) {
    case 'submit': {
      const tried = tryEnvelope(context.state, command, context.envelopeFacts);
      if (tried.ok) wave.submits.push(tried.envelope);
      else wave.failures.push(failedInput(context.envelopeFacts.run, command, tried.error));
      break;
    }
    case 'cancel':
      wave.cancels.push(command);
      break;
    case 'set_timer':
      wave.wakeAtMs = command.atMs;
      break;
    case 'finish':
      wave.finished = true;
      fold(context, wave, runFinished(context));
      break;
    case 'expand': {
      const grown = expandTask(context.state, command.task, context.expand!);
      if (grown !== undefined) fold(context, wave, grown);
      break;
    }
    case 'settle':
    case 'warn':
    case 'expire':
      break;
  }
}

function runFinished({ state, stamp, finish }: WaveContext): EventBody {
  const { status, exitCode } = finish(outcomesInOrder(state), state.stopped);
  return {
    type: 'run_finished',
    status,
    exit_code: exitCode,
    total_time_ms: stamp.atMs,
  };
}

function failedInput(run: string, command: SubmitCommand, error: ErrorDetail): AttemptReport {
  return failedReport({ run, ...command }, { error, errorClass: 'input' });
}
