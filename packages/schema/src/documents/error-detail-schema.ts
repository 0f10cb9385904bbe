import * as z from 'zod';
import type { ErrorDetail } from './error-detail.ts';

export const errorDetailSchema: z.ZodType<ErrorDetail> = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .describe('Stable UPPER_SNAKE code to branch on.'),
    message: z.string().describe('What failed, with the facts in it.'),
    path: z
      .string()
      .nullable()
      .describe('JSON path of the fault, such as tasks[3].dependencies[0].'),
    hint: z.string().nullable().describe('How to fix it.'),
    retryable: z.boolean().describe('Whether the same call may succeed later.'),
    get cause() {
      return errorDetailSchema.nullable().describe('The error behind this one.');
    },
  })
  .meta({
    id: 'ErrorDetail',
    title: 'Error',
    description: 'What failed, where, and how to fix it.',
  });
