import type { Outcome, Recovery, TaskOutcome } from '@parallel-dispatcher/schema';
import { taskStatusOf } from '@parallel-dispatcher/schema';

const done: ReadonlySet<Outcome> = new Set(['succeeded', 'cached', 'skipped']);

export interface RecoveryMeans {
  /** The command that shows a task's trace, as argv; null where there is none. */
  readonly showTask: (task: string) => readonly string[] | null;
  /** Whether the run stopped at the first failure. */
  readonly failureStopped: boolean;
  /** The command that goes on with the run, as argv; null where it has ended. */
  readonly resume: readonly string[] | null;
  /** The command that runs again what failed, as argv; null where no traces tell of it. */
  readonly retry: readonly string[] | null;
}

/** Most commands that show a trace. */
const maxShown = 5;

/** What to fix first after a run with failures, or null when there were none. */
export function describeRecovery(
  outcomes: readonly TaskOutcome[],
  { showTask, failureStopped, resume, retry }: RecoveryMeans,
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
  const roots = rootsAmong(errors, { blockedOf, failureStopped });
  return {
    pattern: patternOf(outcomes, blockedOf.size > 0),
    root_causes: roots.map(({ task, error }) => ({
      task_id: task,
      code: error?.code ?? 'UNKNOWN',
      hint: error?.hint ?? null,
      blocked: blockedOf.get(task) ?? [],
    })),
    suggestions: suggestionsFor(roots, blockedOf),
    commands: [
      resume,
      ...roots
        .filter(({ outcome }) => resume === null || !wasStopped(outcome))
        .slice(0, maxShown)
        .map(({ task }) => showTask(task)),
      // First things first: what a resume leaves as it is, its own result tells how to mend.
      resume === null && roots.some(mayGoOtherwise) ? retry : null,
    ].flatMap((command) => (command === null ? [] : [[...command]])),
  };
}

/** It may succeed without another plan: after a wait, more time, more space. */
function mayGoOtherwise({ error }: TaskOutcome): boolean {
  return error?.retryable === true;
}

interface Fallout {
  readonly blockedOf: Map<string, string[]>;
  readonly failureStopped: boolean;
}

/**
 * What to mend: neither what was blocked, nor a map whose items say why (they take over whom it
 * blocked), nor what was stopped only because something else failed.
 */
function rootsAmong(
  errors: readonly TaskOutcome[],
  { blockedOf, failureStopped }: Fallout,
): readonly TaskOutcome[] {
  const maps = new Set(
    errors.filter(({ error }) => error?.code === 'MAP_ITEMS_FAILED').map(({ task }) => task),
  );
  for (const { task } of errors) {
    const map = task.replace(/\[\d+\]$/u, '');
    if (map !== task && maps.has(map)) blockedOf.set(task, blockedOf.get(map) ?? []);
  }
  return errors.filter(({ task, outcome, error }) => {
    if (outcome === 'blocked' || maps.has(task)) return false;
    return !(failureStopped && error?.code === 'CANCELLED' && !blockedOf.has(task));
  });
}

function patternOf(outcomes: readonly TaskOutcome[], blocking: boolean): Recovery['pattern'] {
  if (!outcomes.some(({ outcome }) => done.has(outcome))) return 'complete';
  return blocking ? 'cascading' : 'partial';
}

/** Tasks that were stopped together need the same, which is said once, at the end. */
function suggestionsFor(
  roots: readonly TaskOutcome[],
  blockedOf: ReadonlyMap<string, readonly string[]>,
): string[] {
  const adviceFor = ({ task, outcome, error }: TaskOutcome): string => {
    const blocked = blockedOf.get(task) ?? [];
    const what = error?.hint ?? remedies[outcome] ?? 'Read its trace.';
    return blocked.length > 0
      ? `${what} It blocked ${blocked.length} more: ${list(blocked)}.`
      : what;
  };
  const stopped = Map.groupBy(
    roots.filter(({ outcome }) => wasStopped(outcome)),
    adviceFor,
  );
  return [
    ...roots
      .filter(({ outcome }) => !wasStopped(outcome))
      .map((root) => `${root.task}: ${adviceFor(root)}`),
    ...[...stopped].map(([advice, some]) => `${list(some.map(({ task }) => task))}: ${advice}`),
  ];
}

/** It did not fail, and what it needs is said for all of them. */
function wasStopped(outcome: Outcome): boolean {
  return outcome === 'cancelled' || outcome === 'budget_exhausted';
}

const remedies: Partial<Record<Outcome, string>> = {
  timed_out: 'Raise its timeout_seconds, or give it less to do.',
  cancelled: 'Run it again; it was stopped, it did not fail.',
};

function list(tasks: readonly string[]): string {
  const shown = tasks.slice(0, 5).join(', ');
  return tasks.length > 5 ? `${shown} and ${tasks.length - 5} more` : shown;
}
