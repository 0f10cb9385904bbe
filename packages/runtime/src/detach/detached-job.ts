import type { RunResult } from '@parallel-dispatcher/schema';
import type { ResumeChoice } from '../resume-run.ts';
import type { RetryRequest } from '../retry-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';

/** What is to run: a plan, an earlier run from where it broke off, or what is to change of one. */
export type RunRequest =
  | { readonly type: 'run'; readonly plan: Uint8Array | string }
  | { readonly type: 'resume'; readonly which: string; readonly choice: ResumeChoice }
  | { readonly type: 'retry'; readonly which: string; readonly choice: RetryRequest };

/** What a detached process is to run. Its environment variables are its own already. */
export interface DetachedJob {
  readonly request: RunRequest;
  /** Of a new run. @default a new one */
  readonly runId?: string | undefined;
  readonly environment: Omit<RuntimeEnvironment, 'env'>;
  /** Where the result document goes too; null: nowhere. */
  readonly outputFile: string | null;
}

/** A run that has its journal. */
export interface StartedRun {
  readonly runId: string;
  readonly traceDir: string;
}

/** What it says once: that the run has its journal, or that it cannot be. */
export type DetachedNews =
  | ({ readonly type: 'started' } & StartedRun)
  | { readonly type: 'refused'; readonly result: RunResult };
