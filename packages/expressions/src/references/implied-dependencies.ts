import type { ReferenceTarget } from './reference.ts';

/** Ids of the tasks that are referred to, each once, in order of appearance. */
export function impliedDependencies(references: readonly ReferenceTarget[]): readonly string[] {
  const tasks = references.flatMap((reference) =>
    reference.kind === 'task' ? [reference.task] : [],
  );
  return [...new Set(tasks)];
}
