import type { PlanReport } from '@parallel-dispatcher/runtime';
import type { Page } from './page.ts';
import { warningLine } from './warning-line.ts';

/** A plan without errors, for people. */
export function validText({ task_count: count, warnings }: PlanReport, page: Page): string {
  const tasks = count === 1 ? '1 task' : `${count} tasks`;
  const lines = warnings.map((warning) => warningLine(warning, page));
  return [`${page.paint('green', '✓')} The plan is valid: ${tasks}.`, ...lines, ''].join('\n');
}
