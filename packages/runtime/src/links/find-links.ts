import {
  findMisplacedItems,
  findReferences,
  parseMapSource,
} from '@parallel-dispatcher/expressions';
import type { Condition } from '@parallel-dispatcher/expressions/conditions';
import type { ErrorDetail, Plan, PlanTask } from '@parallel-dispatcher/schema';
import type { Checked } from '../checked.ts';
import type { TaskLinks } from './task-links.ts';

export interface FoundLinks {
  /** Of the tasks that have any, as far as they could be read. */
  readonly links: ReadonlyMap<string, TaskLinks>;
  readonly problems: readonly ErrorDetail[];
  readonly warnings: readonly ErrorDetail[];
}

/** Reads references, conditions and maps of a plan. What cannot be read hides no other problem. */
export async function findLinks(plan: Pick<Plan, 'tasks'>): Promise<FoundLinks> {
  const errors: ErrorDetail[] = [];
  const warnings: ErrorDetail[] = [];
  const take = <Value>(read: Checked<Value>): Value | undefined => {
    if (read.ok) return read.value;
    errors.push(...read.errors);
    return undefined;
  };
  const links = new Map<string, TaskLinks>();
  for (const [index, task] of plan.tasks.entries()) {
    const at = `tasks[${index}]`;
    const inMap = task.map !== undefined;
    if (!inMap) {
      const misplaced = findMisplacedItems(task.input_data, `${at}.input_data`);
      errors.push(...misplaced.errors);
      warnings.push(...misplaced.warnings);
    }
    const references = take(findReferences(task.input_data, `${at}.input_data`, { inMap })) ?? [];
    const condition = task.when === undefined ? null : take(await readCondition(task.when, at));
    const mapSource = task.map === undefined ? null : take(parseMapSource(task.map, `${at}.map`));
    if (references.length === 0 && condition === null && mapSource === null) continue;
    links.set(task.task_id, {
      references,
      condition: condition ?? null,
      mapSource: mapSource ?? null,
    });
  }
  return { links, problems: errors, warnings };
}

/** What reads conditions is loaded for plans that have one. */
async function readCondition(
  text: NonNullable<PlanTask['when']>,
  at: string,
): Promise<Checked<Condition>> {
  const { parseCondition } = await import('@parallel-dispatcher/expressions/conditions');
  return parseCondition(text, `${at}.when`);
}
