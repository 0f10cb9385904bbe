import type { PlanTask } from '@parallel-dispatcher/schema';

/**
 * When a producer has no output although its consumer runs, in words that end a sentence:
 * `its "when" is false`. null where a consumer only ever runs with the output there.
 */
export function whenAbsent(
  producer: Pick<PlanTask, 'when' | 'optional'>,
  consumer: Pick<PlanTask, 'join'>,
): string | null {
  if (producer.when !== undefined) return 'its "when" is false';
  if (producer.optional === true) return 'it fails, because it is optional';
  return consumer.join === 'any' || consumer.join === 'all_done'
    ? `it does not succeed, because of "join": "${consumer.join}"`
    : null;
}
