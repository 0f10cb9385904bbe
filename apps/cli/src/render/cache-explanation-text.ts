import type { TaskExplanation } from '@parallel-dispatcher/runtime';
import { oneLine } from './plain-text.ts';

/** Why a task has an answer in the cache or none, for people. */
export function cacheExplanationText(task: string, explanation: TaskExplanation): string {
  const name = oneLine(task);
  if (explanation.reason === 'stored') return `${name} would be answered from the cache.\n`;
  if (explanation.reason === 'unknown_task') {
    return `${name} has no answer in the cache: none of this task is kept.\n`;
  }
  if (explanation.reason === 'gone') {
    return `${name} had an answer of ${explanation.createdAt}; it is gone: too old, too much, or cleared.\n`;
  }
  if (explanation.reason === 'agent_not_cacheable') {
    return `${name} is never answered from the cache: its agent ${oneLine(explanation.agent)} does not say that the same input gives the same answer.\n`;
  }
  if (explanation.reason === 'cache_off') {
    return `${name} is not answered from the cache: it is off for this task.\n`;
  }
  if (explanation.reason === 'not_succeeded') {
    return `${name} has no answer in the cache: it did not succeed, and failures are not kept.\n`;
  }
  const { before, differs } = explanation;
  return [
    `${name} has no answer in the cache. From the nearest one, of ${before.createdAt}, differ:`,
    ...differs.map(({ field, change }) => `  ${oneLine(field)} ${change}`),
    '',
  ].join('\n');
}
