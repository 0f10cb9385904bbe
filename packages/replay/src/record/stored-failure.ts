import type { Failure } from '@parallel-dispatcher/agent';
import type { ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';
import type { ToolRecording } from '../file/recording.ts';
import type { Wording } from '../request/wording.ts';

type StoredFailure = Extract<ToolRecording['answer'], { ok: false }>;

/** Without the time to wait: a recording needs no rest. */
export function storedFailure({ error, errorClass }: Failure, wording: Wording): StoredFailure {
  return { ok: false, error: storedError(error, wording), error_class: errorClass };
}

export function storedError(error: ErrorDetail, wording: Wording): ErrorDetail {
  return wording.store({ ...error } as unknown as JsonObject) as unknown as ErrorDetail;
}

/** A stored failure as agents have it. */
export function toldFailure(
  { error, error_class: errorClass }: StoredFailure,
  wording: Wording,
): { readonly ok: false } & Failure {
  const told = wording.tell({ ...error } as unknown as JsonObject) as unknown as ErrorDetail;
  return { ok: false, error: told, errorClass };
}
