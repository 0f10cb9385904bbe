import type { CacheExplanation } from '@parallel-dispatcher/runtime';
import { oneLine } from './plain-text.ts';

/** Why a task has an answer in the cache or none, for people. */
export function cacheExplanationText(task: string, explanation: CacheExplanation): string {
  const name = oneLine(task);
  if (explanation.reason === 'stored') return `${name} would be answered from the cache.\n`;
  if (explanation.reason === 'unknown_task') {
    return `${name} has no answer in the cache: none of this task is kept.\n`;
  }
  if (explanation.reason === 'gone') {
    return `${name} had an answer of ${explanation.createdAt}; it is gone: too old, too much, or cleared.\n`;
  }
  const { before, differs } = explanation;
  return [
    `${name} has no answer in the cache. From the nearest one, of ${before.createdAt}, differ:`,
    ...differs.map(({ field, change }) => `  ${oneLine(field)} ${change}`),
    '',
  ].join('\n');
}
