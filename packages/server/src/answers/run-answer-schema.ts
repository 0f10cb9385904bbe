import * as z from 'zod';
import { answerSchema } from './answer-schema.ts';
import { openObject } from './open-object.ts';

const taskResultSchema = openObject({
  task_id: z.string().describe('Id of the task.'),
  status: z.string().describe('success or error.'),
  outcome: z.string().describe('How it ended, exactly.'),
});

/** A handle, or the result document of a run: both have `run_id`, `status` and `finished`. */
export const runAnswerSchema = answerSchema({
  run_id: z.string().describe('Id of the run, for all other tools.'),
  status: z
    .enum(['running', 'success', 'partial', 'failure', 'interrupted', 'unknown'])
    .describe('running: it has no result yet. interrupted: its process is gone; see resume_run.'),
  finished: z.boolean().describe('Whether this is the result.'),
  next: z.string().describe('What to call next, while it is not finished.'),
  outcomes: z
    .record(z.string(), z.number())
    .describe('Tasks that ended, by outcome, while it is not finished.'),
  total_tasks: z.number().describe('Tasks in all, while it is not finished.'),
  running: z.array(openObject({ task_id: z.string() })).describe('What runs right now.'),
  results: z.array(taskResultSchema).describe('One entry a task, in plan order.'),
  summary: openObject({
    total_tasks: z.number(),
    successful: z.number(),
    failed: z.number(),
  }).describe('The run in numbers.'),
  recovery: openObject({}).nullable().describe('What failed at the root, and what helps.'),
  exit_code: z.number().describe('0 when all succeeded.'),
});
