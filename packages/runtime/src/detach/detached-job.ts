import type { RunResult } from '@parallel-dispatcher/schema';
import type { RuntimeEnvironment } from '../runtime-options.ts';

/** What a detached process is to run. Its environment variables are its own already. */
export interface DetachedJob {
  readonly plan: Uint8Array | string;
  readonly runId: string;
  readonly environment: Omit<RuntimeEnvironment, 'env'>;
  /** Where the result document goes too; null: nowhere. */
  readonly outputFile: string | null;
}

/** What it says once: that the run has its journal, or that it cannot be. */
export type DetachedNews =
  | { readonly type: 'started'; readonly traceDir: string }
  | { readonly type: 'refused'; readonly result: RunResult };
