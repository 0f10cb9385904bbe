import { basename, dirname } from 'node:path';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { CallHost } from '../host-port/call-host.ts';
import type { Redact } from '../host-port/redact.ts';

interface RefusedCall {
  readonly envelope: TaskEnvelope;
  readonly host: Pick<CallHost, 'rejected'>;
  readonly redact: Redact;
}

export interface LeftRejected {
  /** The agent's, whose hint now tells where the files are, or why they are not there. */
  readonly error: ErrorDetail;
  readonly rejected: readonly string[];
}

/** An agent ended with an error of its own: what it kept of its answer is placed, to be seen. */
export async function leaveRejected(
  error: ErrorDetail,
  { envelope, host, redact }: RefusedCall,
): Promise<LeftRejected> {
  const { code, message, hint } = error;
  const { placed, error: refusal } = await host.rejected.place({
    envelope,
    error: redact({ code, message, hint }),
  });
  const said = [
    hint,
    placed.length > 0 ? `Refused files: ${list(placed)}.` : null,
    refusal === null ? null : `Refused files were not placed: ${refusal.message} ${refusal.hint}`,
  ].filter((sentence) => sentence !== null);
  const told = said.length === 0 ? null : said.join(' ');
  return { error: errorDetail({ ...error, hint: told }), rejected: placed };
}

/** `/out/a.ts.rejected, b.ts.rejected`: a folder is named once. */
function list(paths: readonly string[]): string {
  return paths
    .map((path, at) => (dirname(path) === dirname(paths[at - 1] ?? '') ? basename(path) : path))
    .join(', ');
}
