/** Plans as text, as a caller sends them. */
export const largePlans: Readonly<Record<string, (scale: number) => string>> = {
  /** 100,000 tasks, each on three others: close to the limits of tasks and of values. */
  'many tasks': (scale) =>
    JSON.stringify({
      tasks: Array.from({ length: 100_000 * scale }, (_, task) => ({
        task_id: `task-${task}`,
        agent: 'instant',
        dependencies: task < 100 ? [] : [1, 37, 99].map((step) => `task-${task - step}`),
      })),
    }),
  /** 100 MB in a thousand tasks: source files of 1 kB a line, with much to escape. */
  'large inputs': (scale) =>
    JSON.stringify({
      tasks: Array.from({ length: Math.ceil(1_000 * scale) }, (_, task) => ({
        task_id: `task-${task}`,
        agent: 'instant',
        input_data: { source: Array.from({ length: 100 }, () => sourceLine) },
      })),
    }),
};

const sourceLine =
  'const total = lines.map((line) => line.price * line.count).join("\\n"); // äöü\n'
    .repeat(13)
    .slice(0, 960);
