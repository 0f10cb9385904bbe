import * as z from 'zod';

/**
 * One submission of one task. `generation` rises with every submit, so a late answer of an
 * earlier submission can be told apart.
 */
export const taskRefSchema = z.strictObject({
  run: z.string().describe('Id of the run.'),
  task: z.string().describe('Id of the task.'),
  generation: z.int().positive().describe('Rises with every submission of the task.'),
});

export type TaskRef = z.infer<typeof taskRefSchema>;

export const taskRefFields = taskRefSchema.shape;
