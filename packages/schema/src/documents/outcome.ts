import * as z from 'zod';

/** How a task ended. The set is closed: every task of a finished run has exactly one of these. */
export const outcomeSchema = z.enum([
  'succeeded',
  'cached',
  'skipped',
  'failed',
  'timed_out',
  'cancelled',
  'blocked',
  'budget_exhausted',
  'awaiting_approval',
]);

export type Outcome = z.infer<typeof outcomeSchema>;

export const taskStatusSchema = z.enum(['success', 'error']);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const runStatusSchema = z.enum(['success', 'partial', 'failure']);
export type RunStatus = z.infer<typeof runStatusSchema>;
