/** The task of the plan that a task is, or is an item of: `review` of `review[3]`. */
export function planTaskOf(task: string, planned: ReadonlyMap<string, unknown>): string {
  return planned.has(task) ? task : task.replace(/\[\d+\]$/u, '');
}
