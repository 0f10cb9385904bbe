import type { JsonValue } from '@parallel-dispatcher/schema';
import { describeValue } from '../describe-value.ts';
import { followPath } from '../references/follow-path.ts';
import { hintAtValue } from '../references/hint-at-path.ts';
import type { PathSegment } from '../references/reference.ts';
import type { ConditionView } from './condition-variables.ts';
import { isAccess, readChain, type TreeNode } from './tree-node.ts';

export interface Explained {
  readonly problem: string;
  readonly hint: string;
}

/** What there was where a condition looked for something else; undefined where that is unclear. */
export function explainMissing(
  node: TreeNode | undefined,
  view: ConditionView,
): Explained | undefined {
  if (node === undefined || !isAccess(node)) return undefined;
  const { base, steps } = readChain(node);
  const segments = steps.map(({ segment }) => segment);
  if (base.op !== 'id' || !segments.every((segment) => segment !== undefined)) return undefined;
  if (base.args === 'tasks') return explainTask(segments, view);
  const value = view.others.get(base.args);
  return value === undefined ? undefined : explainPath(base.args, { value, path: segments });
}

function explainTask(segments: readonly PathSegment[], view: ConditionView): Explained | undefined {
  const [id, field, ...path] = segments;
  const shown = `tasks[${JSON.stringify(id)}]`;
  const fields = view.tasks.get(String(id));
  if (fields === undefined) {
    return { problem: `${shown} is not there: the task has not ended`, hint: 'Ask has() first.' };
  }
  const value = fields.get(String(field));
  if (value === undefined) return undefined;
  const explained = explainPath(`${shown}.${field}`, { value, path });
  if (explained === undefined || value !== null || field !== 'output') return explained;
  return {
    problem: `${explained.problem}, since the task ended as ${describeOutcome(fields)}`,
    hint: `Ask for ${shown}.outcome == "succeeded" first.`,
  };
}

function explainPath(
  start: string,
  { value, path }: { readonly value: JsonValue; readonly path: readonly PathSegment[] },
): Explained | undefined {
  const followed = followPath(value, path);
  if (followed.found) return undefined;
  const { step, reached } = followed;
  const segment = path[step] as PathSegment;
  const way = path.slice(0, step).map((part) => `[${JSON.stringify(part)}]`);
  return {
    problem: `${start}${way.join('')} is ${describeValue(reached)}, and ${JSON.stringify(segment)} is not in it`,
    hint:
      reached === null
        ? 'Ask for != null first.'
        : (hintAtValue(segment, reached) ?? 'Ask has() first, or correct the path.'),
  };
}

function describeOutcome(fields: ReadonlyMap<string, JsonValue>): string {
  const outcome = fields.get('outcome');
  return typeof outcome === 'string' ? outcome : 'unknown';
}
