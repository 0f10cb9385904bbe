import * as z from 'zod';

const missing = 'expected a plan, such as { "tasks": [{ "task_id": "a", "agent": "coder" }] }';

/**
 * Advertised as an object of tasks; whatever comes goes on to the check of plans, which tells more of
 * what is wrong with it than a schema can.
 */
export const planInput = z
  .unknown()
  .refine((plan) => plan !== undefined, { error: missing })
  .meta({
    type: 'object',
    description:
      'The plan: { tasks: [{ task_id, agent, description, input_data, dependencies }], config }. Only tasks and their ids are needed. "${tasks.<id>.output.<path>}" in input_data takes what another task answered. list_agents has the input_data of each agent.',
    properties: {
      tasks: { type: 'array', items: { type: 'object' } },
      config: { type: 'object', description: 'Limits of this run, such as max_workers.' },
    },
    examples: [
      {
        tasks: [
          { task_id: 'find', agent: 'debug', input_data: { problem_description: 'It fails.' } },
          { task_id: 'then', agent: 'coder', input_data: {}, dependencies: ['find'] },
        ],
      },
    ],
  });

export const runIdInput = z.string().describe('The run_id of an earlier answer, or "latest".');

/** Clients give a call up after 60 s. */
const longestWaitMs = 50_000;

export function waitInput(usualMs: number) {
  return z
    .int()
    .min(0)
    .max(longestWaitMs)
    .default(usualMs)
    .describe('How long to wait for the result, in milliseconds; the run goes on after it.');
}

export const keyInput = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe(
    'Any text of your own, new for each thing you want done. The same request with the same key starts once: after a timeout, call again with it and get the run that was started.',
  );
