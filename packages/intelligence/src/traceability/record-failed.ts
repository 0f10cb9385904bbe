import { failed } from '../failed.ts';

/** The file system refused the record. */
export function recordFailed(record: string, error: unknown): ReturnType<typeof failed> {
  const why = error instanceof Error ? error.message : String(error);
  return failed({
    code: 'PATTERN_RECORD_FAILED',
    message: `The record of pattern uses ${record} could not be read or written: ${why}`,
    hint: 'Correct the permissions of its folder, or name another.',
    errorClass: 'tool',
  });
}
