import { z } from 'zod';

/**
 * One submission of one task. `generation` rises with every submit, so a late answer of an
 * earlier submission can be told apart.
 */
export const taskRefSchema = z.strictObject({
  run: z.string(),
  task: z.string(),
  generation: z.int().positive(),
});

export type TaskRef = z.infer<typeof taskRefSchema>;

export const taskRefFields = taskRefSchema.shape;
