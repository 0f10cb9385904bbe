import { errorDetail, type ErrorDetail, type JsonValue } from '@parallel-dispatcher/schema';
import type { Checked } from '../checked.ts';
import { describeThrown } from '../describe-thrown.ts';
import type { EventBody } from '../event-body.ts';
import { callOf } from '../state/call-of.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { findTask } from '../state/task-number.ts';
import type { TaskCall } from '../task-call.ts';

/** The list behind `map` of a task. */
export type Expand = (call: TaskCall) => Checked<readonly JsonValue[]>;

/**
 * The fact that a map grew, or why it could not; undefined when it is too late for that, because
 * something stopped it since that was decided.
 */
export function expandTask(state: RunState, parent: string, expand: Expand): EventBody | undefined {
  if (state.phase[findTask(state, parent)] !== phases.expanding) return undefined;
  const items = itemsOf(state, parent, expand);
  if (!items.ok) {
    const error = items.errors[0] ?? expandFailed(parent, 'no reason was given');
    return { type: 'expanded', parent, children: [], error };
  }
  const children = items.value.map((item, index) => ({ task: `${parent}[${index}]`, item }));
  const { maxItems } = state.tasks.map![findTask(state, parent)]!;
  if (children.length > maxItems) {
    const error = tooManyItems(parent, { maxItems, count: children.length });
    return { type: 'expanded', parent, children: [], error };
  }
  const clash = children.find(({ task }) => findTask(state, task) !== -1);
  if (clash === undefined) return { type: 'expanded', parent, children, error: null };
  const error = expandFailed(parent, `there is a task '${clash.task}' already`);
  return { type: 'expanded', parent, children: [], error };
}

function itemsOf(state: RunState, parent: string, expand: Expand): Checked<readonly JsonValue[]> {
  try {
    return expand(callOf(state, parent));
  } catch (thrown) {
    return { ok: false, errors: [expandFailed(parent, describeThrown(thrown))] };
  }
}

function tooManyItems(
  parent: string,
  { maxItems, count }: { readonly maxItems: number; readonly count: number },
): ErrorDetail {
  return errorDetail({
    code: 'MAP_TOO_LONG',
    message: `The list of '${parent}' has ${count} items; at most ${maxItems} are allowed.`,
    hint: `Shorten the list, or set max_items of '${parent}' to ${count}.`,
  });
}

function expandFailed(parent: string, why: string): ErrorDetail {
  return errorDetail({
    code: 'EXPAND_FAILED',
    message: `The items of '${parent}' cannot be had: ${why}.`,
    hint: 'Correct `map` of the task.',
  });
}
