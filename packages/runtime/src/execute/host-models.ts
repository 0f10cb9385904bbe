import type { HostModel } from '@parallel-dispatcher/executor';
import type { Deliver } from '@parallel-dispatcher/dispatcher';
import type { PreparedRun } from '../prepared-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { hasModels } from '../settings/has-models.ts';
import { ModelGates } from './model-gates.ts';
import { planTaskOf } from './plan-task-of.ts';

type Configured = Pick<PreparedRun, 'loaded' | 'redactor' | 'settings' | 'plan' | 'routes'>;

/** What agents may ask, for as long as a run lasts. */
export interface RunModels extends Disposable {
  /** Undefined where no model is configured. */
  readonly model: HostModel | undefined;
  /** Takes out the keys of models that were used so far. */
  readonly redact: <T extends JsonValue>(value: T) => T;
  /** The key that a task of the plan cannot do without. */
  readonly gatesOf?: (task: string) => readonly string[];
  /** Tells the run when a key may be used. */
  readonly connect: (deliver: Deliver) => void;
}

/** The models that agents may use, one governor before all of them. Without any, nothing is loaded. */
export async function openModels(
  { loaded, redactor, settings, plan, routes }: Configured,
  { env }: Pick<RuntimeEnvironment, 'env'>,
): Promise<RunModels> {
  const { models, agent_models: agentModels } = loaded.config;
  if (!hasModels(loaded.config, settings)) return noModels;
  const { accountsOf, createGovernor, createModels, createPriceOf, limitsByModel, systemClock } =
    await import('@parallel-dispatcher/models');
  const wanted = new Map(plan.tasks.map(({ task_id: task, model }) => [task, model]));
  const config = { models, agentModels, model: settings.model };
  const gates = new ModelGates();
  const governor = createGovernor({
    clock: systemClock,
    limitsOf: limitsByModel(config),
    onEvent: gates.see,
  });
  const model = createModels({
    ...config,
    governor,
    priceOf: createPriceOf(loaded.config.prices),
    modelOfTask: (task) => wanted.get(planTaskOf(task, wanted)),
    env,
    directory: loaded.directory,
    redact: (value) => redactor.redact(value),
  });
  const gatesOf = (task: string): readonly string[] => {
    const { name, needs } = routes.get(task)!.agent.definition;
    const chosen = wanted.get(task) ?? agentModels[name] ?? settings.model;
    if (chosen === null || !needs.includes('model')) return [];
    const accounts = accountsOf(chosen, config);
    // Where a fallback is paid for by another key, the task can go on.
    return accounts.length === 1 ? accounts : [];
  };
  return {
    model,
    redact: (value) => model.redact(value),
    gatesOf,
    connect: (deliver) => gates.connect(deliver),
    [Symbol.dispose]: () => governor[Symbol.dispose](),
  };
}

/** Where there are none. */
export const noModels: RunModels = {
  model: undefined,
  redact: (value) => value,
  connect: () => undefined,
  [Symbol.dispose]: () => undefined,
};
