import * as z from 'zod';
import { faultCheck, type Fault } from '../problems/fault.ts';

const timeoutSeconds = z.number().positive().max(604_800);

/**
 * A command that must succeed before a task counts as done. A plan names one of the config
 * (`command`), or gives an `argv` that the config allows; it is started without a shell.
 */
export const verifySchema = z
  .strictObject({
    argv: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Program and arguments, allowed by `allow_commands` of the config.')
      .meta({ examples: [['npm', 'test']] }),
    command: z.string().min(1).optional().describe('Name of a command of the config.'),
    timeout_seconds: timeoutSeconds.optional().describe('How long it may take. Default 120.'),
    timeout: timeoutSeconds.optional().describe('The same as timeout_seconds.'),
  })
  .check(faultCheck(findVerifyFault));
export type Verify = z.infer<typeof verifySchema>;

function findVerifyFault(verify: Verify): Fault | undefined {
  const given = [verify.argv, verify.command].filter((way) => way !== undefined).length;
  if (given === 1) return undefined;
  return {
    expected: 'either "argv", such as ["npm", "test"], or "command", the name of one in the config',
    hint: given === 0 ? 'Give one of the two.' : 'Remove one of the two.',
  };
}

/** What a verification command did. Output is redacted and cut to its last part. */
export const verificationSchema = z.strictObject({
  argv: z.array(z.string()).describe('Program and arguments.'),
  passed: z.boolean().describe('Whether it ended with exit code 0 in time.'),
  exit_code: z.int().nullable().describe('Null when it did not exit by itself.'),
  signal: z.string().nullable().describe('The signal that ended it.'),
  timed_out: z.boolean().describe('Whether its time was over.'),
  duration_ms: z.number().nonnegative().describe('How long it took.'),
  output: z.string().describe('The last part of what it printed, stdout and stderr as they came.'),
});
export type Verification = z.infer<typeof verificationSchema>;
