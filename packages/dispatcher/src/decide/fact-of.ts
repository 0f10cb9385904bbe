import type { EventBody } from '../event-body.ts';
import type { Command } from './command.ts';

/**
 * The event that a command becomes once it is carried out; undefined for those that
 * leave none, and for `expand`, whose fact is made by `expandTask`.
 */
export function factOf(command: Command): EventBody | undefined {
  switch (command.type) {
    case 'submit':
      return {
        type: 'submitted',
        task: command.task,
        generation: command.generation,
        attempt: command.attempt,
        reason: command.reason,
      };
    case 'settle':
      return { type: 'settled', outcome: command.outcome };
    case 'warn':
      return { type: 'budget', limit: command.limit, used: command.used, max: command.max };
    case 'expire':
      return { type: 'timer', timer: command.timer, task: command.task };
    case 'cancel':
    case 'expand':
    case 'set_timer':
    case 'finish':
  }
  return undefined;
}
