import type { RunResult } from '@parallel-dispatcher/schema';

/** Whether a result still has the fields that a text is made of: a hook may have given it others. */
export function hasResultForm(result: RunResult): boolean {
  const { results, summary, errors, warnings, recovery, stopped } = result as Partial<RunResult>;
  return (
    [results, errors, warnings].every((list) => Array.isArray(list) && list.every(isObject)) &&
    isObject(summary) &&
    [recovery, stopped].every((part) => part === null || isObject(part))
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
