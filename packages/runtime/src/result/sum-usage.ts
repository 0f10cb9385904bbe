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

/** Adds up what attempts report, those before the run was resumed included. */
export function sumUsage(): UsageSum {
  let total: Usage | null = null;
  const tasks = new Map<string, Usage>();
  return {
    add(event) {
      if (event.type !== 'outcome' || event.report.usage === null) return;
      const { task, usage } = event.report;
      total = addUsage(total, usage);
      tasks.set(task, addUsage(tasks.get(task) ?? null, usage));
    },
    total: () => total,
    of: (task) => tasks.get(task) ?? null,
  };
}
