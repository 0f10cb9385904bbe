import type { Isolation } from '@parallel-dispatcher/executor';
import { formatReference } from '@parallel-dispatcher/expressions';
import type { PlanTask } from '@parallel-dispatcher/schema';
import type { PreparedRun } from '../prepared-run.ts';
import type { CacheState } from './cache-states.ts';

/** One task of a preview: who will do it, why, when, and with which files. */
export interface PreviewTask {
  readonly task_id: string;
  readonly agent: string;
  readonly rule: string;
  readonly workload: 'io' | 'cpu';
  readonly isolation: Isolation;
  /** Those that references imply included. */
  readonly dependencies: readonly string[];
  readonly timeout_seconds: number;
  readonly reads: readonly string[];
  /** Paths that the input names, and declared globs. */
  readonly writes: readonly string[];
  /** What it takes from others: where in the input, and the reference. */
  readonly references: readonly { readonly at: string; readonly reference: string }[];
  readonly when: string | null;
  readonly map: string | null;
  readonly join: 'all' | 'any' | 'all_done';
  readonly optional: boolean;
  /** Whether it would be answered from the cache. */
  readonly cache: CacheState;
  /** Program and arguments of its check. */
  readonly verify: readonly string[] | null;
}

interface Previewed {
  readonly run: PreparedRun;
  readonly cached: ReadonlyMap<string, CacheState>;
}

/** What a run would do with a task. */
export function previewTask(task: PlanTask, { run, cached }: Previewed): readonly PreviewTask[] {
  const { task_id: id } = task;
  const route = run.routes.get(id);
  if (route === undefined) return [];
  const { definition, isolation } = route.agent;
  const paths = run.paths.get(id);
  const links = run.links.get(id);
  const shown = (path: string): string => run.redactor.redactText(path);
  return [
    {
      task_id: id,
      agent: definition.name,
      rule: route.rule,
      workload: definition.workload,
      isolation,
      dependencies: task.dependencies,
      timeout_seconds: task.timeout_seconds ?? run.settings.timeoutSeconds,
      reads: (paths?.reads ?? []).map(shown),
      writes: [...(paths?.writes ?? []), ...(run.writes.declared.get(id) ?? [])].map(shown),
      references: (links?.references ?? []).map((reference) => ({
        at: reference.where,
        reference: formatReference(reference),
      })),
      when: task.when ?? null,
      map: task.map ?? null,
      join: task.join ?? 'all',
      optional: task.optional ?? false,
      cache: cached.get(id) ?? 'off',
      verify: task.verify?.argv ?? run.verify.get(id)?.argv.map(shown) ?? null,
    },
  ];
}
