import type { ScaffoldedAgent } from '@parallel-dispatcher/runtime';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';

/** A new agent, for people: its files, and what is left to do. */
export function newAgentText({ name, files, next }: ScaffoldedAgent, { paint }: Page): string {
  return [
    `${paint('green', '✓')} Agent ${paint('bold', oneLine(name))} was written:`,
    ...files.map((file) => `  ${oneLine(file)}`),
    '',
    'Next:',
    // Commands are to be copied, so they are not folded.
    ...next.map((step, index) => `  ${index + 1}. ${oneLine(step)}`),
    '',
  ].join('\n');
}
