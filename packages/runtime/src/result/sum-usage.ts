import type { RunEvent, Usage } from '@parallel-dispatcher/schema';
import { addUsage } from './add-usage.ts';

/** What model calls of a run used. */
interface UsageSum {
  add(event: RunEvent): void;
  /** Null until one was reported. */
  total(): Usage | null;
  /** Of all attempts of one task. */
  of(task: string): Usage | null;
}

/**
 * Adds up what attempts report, those before the run was resumed included. What an attempt told of
 * before it broke off counts too.
 */
export function sumUsage(): UsageSum {
  const ended = new Map<string, Usage>();
  const underWay = new Map<string, Usage>();
  const addTo = (sums: Map<string, Usage>, task: string, usage: Usage): void => {
    sums.set(task, addUsage(sums.get(task) ?? null, usage));
  };
  return {
    add(event) {
      if (event.type === 'usage') addTo(underWay, event.task, event.usage);
      if (event.type === 'outcome') {
        const { task, usage } = event.report;
        underWay.delete(task);
        if (usage !== null) addTo(ended, task, usage);
      }
      if (event.type === 'run_resumed') {
        for (const [task, usage] of underWay) addTo(ended, task, usage);
        underWay.clear();
      }
    },
    total: () =>
      [...ended.values(), ...underWay.values()].reduce<Usage | null>(
        (total, usage) => addUsage(total, usage),
        null,
      ),
    of(task) {
      const [before, now] = [ended.get(task) ?? null, underWay.get(task)];
      return now === undefined ? before : addUsage(before, now);
    },
  };
}
