import * as z from 'zod';

/** When a failed attempt is worth another one. What is not given comes from the config, then the defaults. */
export const retryPolicySchema = z.strictObject({
  max_attempts: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Attempts in all, the first one included. Default 3; 1: never again.'),
  backoff_seconds: z
    .number()
    .min(0)
    .max(3_600)
    .optional()
    .describe('Wait before the second attempt; doubles each time, with jitter. Default 1.'),
  max_backoff_seconds: z
    .number()
    .min(0)
    .max(86_400)
    .optional()
    .describe('Longest wait between two attempts. Default 60.'),
  on: z
    .array(z.enum(['transient', 'rate_limited', 'tool', 'timeout']))
    .optional()
    .describe(
      'What is tried again. Default transient and rate_limited. Errors of auth, quota, input and bug never are.',
    )
    .meta({ examples: [['transient', 'rate_limited', 'timeout']] }),
});
export type RetryPolicy = z.infer<typeof retryPolicySchema>;
