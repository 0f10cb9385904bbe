import type { RunResult } from '@parallel-dispatcher/schema';
import type { TraceRun } from '@parallel-dispatcher/tracing';
import type { HookTime } from '../hooks/call-hook.ts';
import { transformResult } from '../hooks/transform-result.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { buildResult, type FinishedRun } from '../result/build-result.ts';
import { nextCommands } from '../result/next-commands.ts';

interface Ending {
  readonly trace: TraceRun;
  readonly showPath: (file: string) => string;
  /** How long the traces may take; undefined: as long as they need. */
  readonly withinMs: number | undefined;
  /** The same of each hook; undefined: 30 s. */
  readonly hookMs: number | undefined;
  /** Takes down what ran, while the last files are written. */
  readonly close: () => Promise<void>;
}

type Facts = Omit<FinishedRun, 'budget' | 'next' | 'traceFileOf' | 'traceStatus'>;

/** Writes the result where it belongs, and gives it as the hooks want it. */
export async function endRun(
  run: PreparedRun,
  facts: Facts,
  ...[{ trace, showPath, withinMs, hookMs, close }]: [Ending]
): Promise<RunResult> {
  const traceFileOf = (task: string): string | null => {
    const file = trace.traceFileOf(task);
    return file === null ? null : showPath(file);
  };
  const result = buildResult({
    ...facts,
    budget: run.settings.budget,
    traceFileOf,
    next: nextCommands(facts.runId, {
      traceDir: showPath(run.traceDir),
      hasTrace: (task) => traceFileOf(task) !== null,
    }),
    traceStatus: trace.status(),
  });
  const [{ traceIndex, traceStatus }] = await Promise.all([
    trace.finish(result, withinMs === undefined ? {} : { withinMs }),
    close(),
  ]);
  const finished: RunResult = {
    ...result,
    // Only now is it known which traces could really be written.
    results: result.results.map((task) => ({ ...task, trace_file: traceFileOf(task.task_id) })),
    trace_index: traceIndex === null ? null : showPath(traceIndex),
    trace_status: traceStatus,
  };
  return await applyHooks(finished, run, { runDir: trace.runDir, withinMs: hookMs });
}

async function applyHooks(
  result: RunResult,
  { hooks, traceDir }: PreparedRun,
  ...[{ runDir, withinMs }]: [{ readonly runDir: TraceRun['runDir'] } & HookTime]
): Promise<RunResult> {
  if (hooks.formatTrace === undefined) return await transformResult(result, hooks, { withinMs });
  // Reading traces takes schemas that writing them does not.
  const { formatTraces } = await import('./format-traces.ts');
  const warnings = await formatTraces({ hooks, traceDir, runDir, result, withinMs });
  const warned = { ...result, warnings: [...result.warnings, ...warnings] };
  return await transformResult(warned, hooks, { withinMs });
}
