import type { Checked } from '@parallel-dispatcher/runtime';
import { errorDetail } from '@parallel-dispatcher/schema';

/** Ids, names of indexes and `latest`. No dot, no slash: none of them is a path. */
const runId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/u;

/** Takes what names a run, and nothing that could name a file. */
export function checkRunId(given: string): Checked<string> {
  if (runId.test(given)) return { ok: true, value: given };
  const error = errorDetail({
    code: 'BAD_RUN_ID',
    message: `A run id is letters, digits, "-" and "_", such as 01K9ABCDEFGHJKMNPQRSTVWXYZ, not ${JSON.stringify(given.slice(0, 100))}.`,
    path: 'run_id',
    hint: 'Give the run_id of an answer of dispatch, or "latest".',
  });
  return { ok: false, errors: [error] };
}
