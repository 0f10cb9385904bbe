import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { ErrorDetail, Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';
import type { Route } from './agents/route-tasks.ts';
import type { LoadedConfig } from './config/load-config.ts';
import type { DispatchHooks } from './hooks/dispatch-hooks.ts';
import type { LiveInputs } from './links/live-inputs.ts';
import type { TaskLinks } from './links/task-links.ts';
import type { TaskPaths } from './preflight/check-paths.ts';
import type { VerifyCommand } from './preflight/check-verify.ts';
import type { WriteSets } from './preflight/check-writes.ts';
import type { Taping } from './replay/taping.ts';
import type { Settings } from './settings/resolve-settings.ts';

/** A plan that may run: checked, routed, its paths and inputs looked at. Nothing has started. */
export interface PreparedRun {
  /**
   * Redacted: the plan as journal, traces and result may show it. Its dependencies hold those that
   * references imply.
   */
  readonly plan: Plan;
  /** Of the plan as JSON; a check needs none. */
  readonly planSha256: () => string;
  readonly graph: TaskGraph;
  readonly routes: ReadonlyMap<string, Route>;
  readonly links: ReadonlyMap<string, TaskLinks>;
  /** For agents only. */
  readonly inputs: LiveInputs;
  readonly paths: ReadonlyMap<string, TaskPaths>;
  readonly verify: ReadonlyMap<string, VerifyCommand>;
  readonly writes: WriteSets;
  readonly taping: Taping;
  /** Tasks whose earlier answers may be used. */
  readonly cached: ReadonlySet<string>;
  readonly loaded: LoadedConfig;
  readonly hooks: DispatchHooks;
  readonly settings: Settings;
  readonly traceDir: string;
  readonly maxWorkers: number;
  readonly redactor: Redactor;
  readonly warnings: readonly ErrorDetail[];
}
