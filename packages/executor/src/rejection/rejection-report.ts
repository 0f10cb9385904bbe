import { schemaVersion } from '@parallel-dispatcher/schema';
import * as z from 'zod';

/** What the name of a refused file ends with. */
export const rejectedSuffix = '.rejected';

/** A name of its own folder, of a refused file: a report that was tampered with reaches no other. */
const nameSchema = z.string().regex(/^[^/\\\0]+\.rejected$/u);

/**
 * `<first file>.report.rejected`, beside the files of one refused answer: why it was refused, and
 * the hashes that tell files as they were placed from those that somebody edited since.
 */
export const rejectionReportSchema = z.lazy(() =>
  z.strictObject({
    schema_version: z.literal(schemaVersion),
    kind: z.literal('rejected_files'),
    run: z.string(),
    task: z.string(),
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      hint: z.string().nullable(),
    }),
    files: z.array(z.strictObject({ name: nameSchema, sha256: z.string() })),
  }),
);
export type RejectionReport = z.infer<typeof rejectionReportSchema>;

/** Path of the report on a set of refused files whose first is `file`, by its path when accepted. */
export function reportPathOf(file: string): string {
  return `${file}.report${rejectedSuffix}`;
}
