import * as z from 'zod';
import type { TestResult } from './test-result.ts';

/** `jest --json`, and vitest's `--reporter=json`, which writes the same. */
export const jestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullable().default([]),
        }),
      ),
    }),
  ),
});

/** Tests that passed or failed; those that were skipped tell nothing. */
export function readJest({ testResults }: z.infer<typeof jestSchema>): readonly TestResult[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ title, fullName, status, failureMessages }) => {
      if (status !== 'passed' && status !== 'failed') return [];
      return [
        {
          title: fullName,
          otherNames: [title],
          file: name,
          passed: status === 'passed',
          stack: failureMessages?.join('\n\n') ?? null,
        },
      ];
    }),
  );
}
