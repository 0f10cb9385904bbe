import * as z from 'zod';

/** 0 to 1; null: not measured. */
export const scoreSchema = z.number().min(0).max(1).nullable();

export const pointsSchema = z.number().min(0).max(1);

export const findingSchema = z.object({
  rule: z.string(),
  line: z.number().int().nullable(),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  message: z.string(),
  source: z.string(),
  points_lost: pointsSchema,
});
