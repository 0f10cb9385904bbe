import { noModels, openModels, type RunModels } from '../execute/host-models.ts';
import { hasTools, noTools, openTools } from '../execute/host-tools.ts';
import type { ExecuteOptions } from '../execute/execute-options.ts';
import { planTaskOf } from '../execute/plan-task-of.ts';
import type { RunNames } from '../execute/run-names.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { hasModels } from '../settings/has-models.ts';
import type { HostPorts, Tape } from './open-tape.ts';

/** Tools and models of a run, real, recorded or replayed, for as long as it lasts. */
export interface RunHost extends AsyncDisposable, Pick<RunModels, 'gatesOf' | 'connect'> {
  readonly ports: HostPorts;
  /** Undefined where the run is neither recorded nor replayed. */
  readonly tape: Tape | undefined;
  /** Whether a real model may be asked, which costs something. */
  readonly mayCost: boolean;
}

interface HostOptions extends Pick<ExecuteOptions, 'environment' | 'resume'> {
  readonly names: RunNames;
}

/** In a run that is only replayed nothing real is opened, and nothing is loaded for any other. */
export async function openHost(
  run: PreparedRun,
  { environment, resume, names }: HostOptions,
): Promise<RunHost> {
  const { record, replay } = run.taping;
  const isReal = replay === null || record;
  const tools = isReal ? openTools(run, environment) : noTools;
  const models = isReal ? await openModels(run, environment) : noModels;
  const real = { tools: tools.tools, model: models.model };
  const isTaped = record || replay !== null;
  const tape = isTaped
    ? await (
        await import('./taped.ts')
      ).openTape(run, {
        names,
        real,
        redactKeys: models.redact,
        configured: { tools: hasTools(run), model: hasModels(run.loaded.config, run.settings) },
        modelOfTask: modelsOfTasks(run),
        resume,
      })
    : undefined;
  return {
    ports: tape?.ports ?? real,
    tape,
    mayCost: models.model !== undefined,
    connect: models.connect,
    ...(models.gatesOf !== undefined && { gatesOf: models.gatesOf }),
    async [Symbol.asyncDispose]() {
      models[Symbol.dispose]();
      await tools[Symbol.asyncDispose]();
      tape?.[Symbol.dispose]();
    },
  };
}

/** The model that the plan names for a task. */
function modelsOfTasks({ plan }: PreparedRun): (task: string) => string | undefined {
  const planned = new Map(plan.tasks.map(({ task_id: task, model }) => [task, model]));
  return (task) => planned.get(planTaskOf(task, planned));
}
