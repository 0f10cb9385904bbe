import type { JsonValue } from '@parallel-dispatcher/schema';
import { refuse, type Checked } from '../checked.ts';
import { describeValue } from '../describe-value.ts';
import type { Scope } from '../scope.ts';
import { followPath } from './follow-path.ts';
import { formatReference, nameReference } from './format-reference.ts';
import { hintAtValue } from './hint-at-path.ts';
import type { PathSegment, ReferenceTarget } from './reference.ts';

type Source =
  | { readonly value: JsonValue; readonly path: readonly PathSegment[]; readonly skipped: number }
  | { readonly absent: string };

/** The value a target points at now, else its default, else an error that says what there is. */
export function resolveTarget(
  target: ReferenceTarget,
  { scope, where }: { readonly scope: Scope; readonly where: string },
): Checked<JsonValue> {
  const source = sourceOf(target, scope);
  const followed = 'absent' in source ? undefined : followPath(source.value, source.path);
  if (followed?.found === true) return { ok: true, value: followed.value };
  if (target.fallback !== null) return { ok: true, value: target.fallback.value };
  const shown = formatReference(target);
  if ('absent' in source || followed === undefined) {
    const reason = 'absent' in source ? source.absent : '';
    return refuse({
      code: 'REFERENCE_UNRESOLVED',
      message: `${where}: ${shown} has no value: ${reason}`,
      path: where,
      hint: 'Give a default for when it is not there, such as ${tasks.a.output.x ?? null}.',
    });
  }
  const upTo = followed.step - source.skipped;
  const reached = upTo < 0 ? 'params' : nameReference(target, upTo);
  return refuse({
    code: 'REFERENCE_UNRESOLVED',
    message: `${where}: ${shown} has no value: ${reached} is ${describeValue(followed.reached)}`,
    path: where,
    hint:
      hintAtValue(source.path[followed.step] as PathSegment, followed.reached) ??
      'Correct the path, or give a default such as ${tasks.a.output.x ?? null}.',
  });
}

function sourceOf(target: ReferenceTarget, scope: Scope): Source {
  const { path } = target;
  switch (target.kind) {
    case 'task':
      return outputOf(target.task, { path, scope });
    case 'param':
      return { value: scope.params, path: [target.param, ...path], skipped: 1 };
    case 'item':
      return given(scope.item, path);
    case 'index':
    default:
      return given(scope.index, path);
  }
}

function outputOf(
  task: string,
  { path, scope }: { readonly path: readonly PathSegment[]; readonly scope: Scope },
): Source {
  const ended = scope.outcomeOf(task);
  if (ended === undefined) return { absent: 'the task has not ended' };
  const { outcome, output } = ended;
  if (outcome !== 'succeeded' && outcome !== 'cached') {
    return { absent: `the task ended as ${outcome}, which leaves no output` };
  }
  return output === undefined
    ? { absent: 'the task gave no output' }
    : { value: output, path, skipped: 0 };
}

function given(value: JsonValue | undefined, path: readonly PathSegment[]): Source {
  return value === undefined
    ? { absent: 'this is no child of a task with map' }
    : { value, path, skipped: 0 };
}
