import type { AttemptReport, RunEvent, RunEventOf, TaskOutcome } from '@parallel-dispatcher/schema';
import { fit } from './display-width.ts';
import { formatDuration } from './format-duration.ts';
import { outcomeLooks } from './outcome-mark.ts';
import type { Page, Style } from './page.ts';
import { oneLine } from './plain-text.ts';

interface Said {
  readonly mark: string;
  readonly style: Style;
  readonly text: string;
}

/** An event of a log for people: when, what. Undefined for one that says nothing new. */
export function logLine(event: RunEvent, page: Page): string | undefined {
  const said = describe(event);
  if (said === undefined) return undefined;
  const time = oneLine(event.ts).slice(11, 23);
  const { mark, style, text } = said;
  const left = page.width - time.length - 4;
  return `${page.paint('dim', time)}  ${page.paint(style, mark)} ${fit(oneLine(text), left)}`;
}

function describe(event: RunEvent): Said | undefined {
  switch (event.type) {
    case 'run_started':
      return note(
        `run ${event.run_id} started: ${event.task_count} tasks, at most ${event.limits.max_workers} at once`,
      );
    case 'run_resumed':
      return note('the run was resumed');
    case 'submitted':
      return {
        mark: '▸',
        style: 'dim',
        text: `${event.task}${event.reason === 'ready' ? '' : `  attempt ${event.attempt} (${event.reason})`}`,
      };
    case 'progress':
      return note(`${event.task}  ${percent(event.fraction)}${event.message}`);
    case 'clock':
      return event.stands_still
        ? note(`${event.task}  waits for its turn; its clock stands still`)
        : undefined;
    case 'outcome':
      return ofReport(event.report);
    case 'cache_hit':
      return { ...outcomeLooks.cached, text: `${event.task}  cached` };
    case 'expanded':
      return note(`${event.parent}  ${event.children.length} items`);
    case 'settled':
      return ofSettled(event.outcome);
    case 'gate_changed':
      return note(`gate ${event.gate} ${event.open ? 'opened' : 'closed'}: ${event.reason}`);
    case 'model_pace':
      return note(`${event.model ?? event.gate} ${paces[event.change]}: ${event.reason}`);
    case 'budget':
      return note(`${event.limit}: ${Number(event.used.toPrecision(3))} of ${event.max} is used`);
    case 'pressure':
      return note(`${event.workers} workers from now on: ${event.reason}`);
    case 'decision':
      return note(`${event.task ?? 'the run'}: ${event.decision}`);
    case 'cancel':
      return {
        ...outcomeLooks.cancelled,
        text: `stop ${event.task ?? 'the run'}: ${event.reason}`,
      };
    case 'timer':
      return stops[event.timer];
    case 'run_finished':
      return note(
        `run ended: ${event.status}, exit code ${event.exit_code}, ${formatDuration(event.total_time_ms)}`,
      );
    case 'started':
    case 'usage':
      break;
  }
  return undefined;
}

const paces: Readonly<Record<RunEventOf<'model_pace'>['change'], string>> = {
  slowed: 'is asked less at once',
  grown: 'is asked more at once',
  full: 'is waited for',
  staggered: 'is asked once first',
};

const stops: Readonly<Partial<Record<string, Said>>> = {
  run_deadline: note('the time of the run is over'),
  budget: note('a budget is used up: nothing new starts'),
  quota: note('a quota is used up: nothing new starts'),
};

function note(text: string): Said {
  return { mark: '·', style: 'dim', text };
}

function percent(fraction: number | null): string {
  return fraction === null ? '' : `${Math.round(fraction * 100)} %  `;
}

function ofReport({ task, status, duration_ms: time, error }: AttemptReport): Said {
  const look = status === 'lost' ? outcomeLooks.cancelled : outcomeLooks[status];
  const word = status === 'succeeded' ? '' : `  ${status.replace('_', ' ')}`;
  const why = error === null ? '' : `  ${error.code}`;
  return { ...look, text: `${task}  ${formatDuration(time)}${word}${why}` };
}

/** Only of a task that never was with its agent: else its last attempt has said it. */
function ofSettled({ task, outcome, attempts, blocked_by: by }: TaskOutcome): Said | undefined {
  if (attempts > 0 || outcome === 'cached') return undefined;
  const look = outcomeLooks[outcome];
  return { ...look, text: `${task}  ${look.word}${by === null ? '' : ` by ${by}`}` };
}
