import { resolveTraceDir, type Checked, type RuntimeOptions } from '@parallel-dispatcher/runtime';
import type { DispatchServerOptions } from './dispatch-server-options.ts';

/** Where the runs of this server are, and by which options they start. */
export interface Place {
  /** Absolute. */
  readonly traceDir: string;
  readonly runtime: RuntimeOptions;
}

/** Looks again at each call: a config in JSON or YAML that was mended counts at once. */
export async function resolvePlace({
  version: _version,
  ...runtime
}: DispatchServerOptions): Promise<Checked<Place>> {
  const found = await resolveTraceDir(runtime);
  if (!found.ok) return found;
  const traceDir = found.value;
  // As a flag, which no plan can override.
  const flags = { ...runtime.flags, traceDir };
  return { ok: true, value: { traceDir, runtime: { ...runtime, flags } } };
}
