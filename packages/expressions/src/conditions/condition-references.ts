import type { PathSegment, Reference, ReferenceTarget } from '../references/reference.ts';
import type { TreeReport } from './tree-report.ts';

/** What a condition surely reads of outputs and params. What it asks about first may be missing. */
export function readTargets({
  outputs,
  params,
  askedParams,
}: TreeReport): readonly ReferenceTarget[] {
  const isAsked = (path: readonly PathSegment[]): boolean =>
    askedParams.some((asked) => asked.every((segment, step) => segment === path[step]));
  return [
    ...outputs.map(({ task, path }) => ({ kind: 'task' as const, task, path, fallback: null })),
    ...params.flatMap(([param, ...path]) =>
      typeof param !== 'string' || isAsked([param, ...path])
        ? []
        : [{ kind: 'param' as const, param, path, fallback: null }],
    ),
  ];
}

/** The same as references in their place. */
export function inCondition(
  targets: readonly ReferenceTarget[],
  where: string,
): readonly Reference[] {
  const about = { where, place: [], notation: 'condition', whole: true } as const;
  return targets.map((target) => ({ ...target, ...about }));
}
