import type { Outcome, Recovery, TaskOutcome } from '@parallel-dispatcher/schema';
import { taskStatusOf } from '@parallel-dispatcher/schema';

const done: ReadonlySet<Outcome> = new Set(['succeeded', 'cached', 'skipped']);

/**
 * What to fix first after a run with failures, or null when there were none. `showTask` is the
 * command that shows a task's trace, as argv; null where there is none.
 */
export function describeRecovery(
  outcomes: readonly TaskOutcome[],
  showTask: (task: string) => readonly string[] | null,
): Recovery | null {
  const errors = outcomes.filter(({ outcome }) => taskStatusOf(outcome) === 'error');
  if (errors.length === 0) return null;
  const blockedOf = new Map<string, string[]>();
  for (const { task, blocked_by } of errors) {
    if (blocked_by === null) continue;
    const blocked = blockedOf.get(blocked_by);
    if (blocked === undefined) blockedOf.set(blocked_by, [task]);
    else blocked.push(task);
  }
  const roots = rootsAmong(errors, blockedOf);
  return {
    pattern: patternOf(outcomes, blockedOf.size > 0),
    root_causes: roots.map(({ task, error }) => ({
      task_id: task,
      code: error?.code ?? 'UNKNOWN',
      hint: error?.hint ?? null,
      blocked: blockedOf.get(task) ?? [],
    })),
    suggestions: roots.map((root) => suggestionFor(root, blockedOf.get(root.task) ?? [])),
    commands: roots.slice(0, 5).flatMap(({ task }) => {
      const command = showTask(task);
      return command === null ? [] : [[...command]];
    }),
  };
}

/**
 * What to mend: neither what was blocked, nor a map whose items say why (they take over whom it
 * blocked), nor what was stopped only because something else failed.
 */
function rootsAmong(
  errors: readonly TaskOutcome[],
  blockedOf: Map<string, string[]>,
): readonly TaskOutcome[] {
  const maps = new Set(
    errors.filter(({ error }) => error?.code === 'MAP_ITEMS_FAILED').map(({ task }) => task),
  );
  for (const { task } of errors) {
    const map = task.replace(/\[\d+\]$/u, '');
    if (map !== task && maps.has(map)) blockedOf.set(task, blockedOf.get(map) ?? []);
  }
  const hasFailed = errors.some(({ outcome }) => outcome === 'failed' || outcome === 'timed_out');
  return errors.filter(({ task, outcome, error }) => {
    if (outcome === 'blocked' || maps.has(task)) return false;
    return !(hasFailed && error?.code === 'CANCELLED' && !blockedOf.has(task));
  });
}

function patternOf(outcomes: readonly TaskOutcome[], blocking: boolean): Recovery['pattern'] {
  if (!outcomes.some(({ outcome }) => done.has(outcome))) return 'complete';
  return blocking ? 'cascading' : 'partial';
}

function suggestionFor({ task, outcome, error }: TaskOutcome, blocked: readonly string[]): string {
  const what = error?.hint ?? remedies[outcome] ?? 'Read its trace.';
  const also = blocked.length > 0 ? ` It blocked ${blocked.length} more: ${list(blocked)}.` : '';
  return `${task}: ${what}${also}`;
}

const remedies: Partial<Record<Outcome, string>> = {
  timed_out: 'Raise its timeout_seconds, or give it less to do.',
  cancelled: 'Run it again; it was stopped, it did not fail.',
};

function list(tasks: readonly string[]): string {
  const shown = tasks.slice(0, 5).join(', ');
  return tasks.length > 5 ? `${shown} and ${tasks.length - 5} more` : shown;
}
