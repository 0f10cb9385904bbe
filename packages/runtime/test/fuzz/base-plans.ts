import type { JsonObject } from '@parallel-dispatcher/schema';

/** Plans that are right, with every kind of field between them: what mutations start from. */
export const basePlans: readonly [JsonObject, ...JsonObject[]] = [
  {
    tasks: [
      { task_id: 'plan', agent: 'debug', description: 'Find it', input_data: { error: 'boom' } },
      { task_id: 'code', agent: 'coder', dependencies: ['plan'], priority: 3 },
      { task_id: 'docs', dependencies: ['plan'], timeout_seconds: 60 },
      { task_id: 'test', dependencies: ['code', 'docs'], context_requirements: ['file:/a.ts'] },
    ],
    config: { max_workers: 4, timeout_seconds: 30, trace_dir: './traces' },
    user_prompt: 'Fix it',
    rag_queries: ['how?'],
    correlation_id: 'c-1',
  },
  {
    tasks: [
      {
        task_id: 'größe 😀',
        agent: 'debug',
        input_data: {
          problem_description: 'The total is NaN',
          affected_files: ['/tmp/a.js'],
          analysis_depth: 'deep',
          additional_context: { list: [1, -2.5, true, null, 'text'], nested: { a: { b: [] } } },
        },
        retry: { max_attempts: 2, backoff_seconds: 0.5, on: ['transient'] },
        cache: true,
        optional: true,
      },
      {
        task_id: 'each',
        agent: 'debug',
        map: '${tasks["größe 😀"].output.root_causes}',
        max_parallel: 2,
        max_items: 10,
        join: 'any',
        when: 'params.run == true',
        dependencies: ['größe 😀'],
        resources: { gpu: 1 },
        writes: ['src/**'],
      },
    ],
    params: { run: true },
    config: {
      on_failure: 'continue',
      resources: { gpu: 1 },
      agent_limits: { debug: { concurrency: 2 } },
      write_conflicts: 'order',
    },
  },
  {
    tasks: Array.from({ length: 12 }, (_, number) => ({
      task_id: `t${number}`,
      agent: number % 2 === 0 ? 'coder' : 'debug',
      input_data: {
        contract_description: 'Adds two numbers',
        node_type: 'Compute',
        output_path: `/tmp/out-${number}.ts`,
      },
      dependencies: number === 0 ? [] : [`t${number - 1}`, `t${Math.floor(number / 2)}`],
    })),
  },
  { tasks: [{ task_id: 'a' }] },
];
