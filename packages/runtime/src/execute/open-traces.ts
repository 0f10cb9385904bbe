import { join } from 'node:path';
import { openTraceRun, reopenTraceRun, type TraceRun } from '@parallel-dispatcher/tracing';
import { retryContextOf } from '../answers/retried.ts';
import { accept, refuse, type Checked } from '../checked.ts';
import { controlSocketPath } from '../control/socket-path.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { runContextOf } from '../run-context.ts';
import { shownConfig } from '../settings/shown-config.ts';
import type { ExecuteOptions } from './execute-options.ts';
import { runAgents } from './run-agents.ts';

interface TracesOptions extends ExecuteOptions {
  readonly runId: string;
  readonly correlationId: string;
  readonly showPath: (file: string) => string;
}

export interface OpenedTraces {
  readonly trace: TraceRun;
  readonly controlSocket: string | null;
}

/** Opens the traces of a new run, or takes over those of one that broke off. */
export async function openTraces(
  run: PreparedRun,
  { runId, correlationId, showPath, environment, resume, retried }: TracesOptions,
): Promise<Checked<OpenedTraces>> {
  const agents = runAgents(run);
  const { traceDir } = run;
  const controlSocket = controlSocketPath(join(traceDir, 'runs', runId));
  const inputOf = (task: string) => run.inputs.shownOf(task);
  if (resume !== undefined) {
    const { recorded, force } = resume;
    const reopened = await reopenTraceRun({
      inputOf,
      run: recorded,
      traceDir,
      controlSocket,
      showPath,
      force,
    });
    return reopened.ok ? accept({ trace: reopened.value, controlSocket }) : refuse(reopened.error);
  }
  const trace = await openTraceRun({
    traceDir,
    runId,
    correlationId,
    startedAt: new Date(),
    plan: run.plan,
    agents: agents.names,
    agentVersions: agents.versions,
    parentRunId: retried?.parentRunId ?? null,
    context: {
      ...runContextOf(environment, {
        configFile: run.loaded.file,
        replay: run.taping.replay?.file,
      }),
      ...(retried !== undefined && retryContextOf(retried)),
    },
    config: shownConfig(run),
    controlSocket,
    inputOf,
    content: run.settings.traceContent,
    showPath,
  });
  return accept({ trace, controlSocket });
}
