import { RunSetupError } from '../errors/run-setup-error.ts';
import type { RunStateOptions } from '../state/run-state-options.ts';
import type { TaskColumns } from '../state/task-columns.ts';
import type { LimitState } from './limit-state.ts';
import { rateOf, type Rate } from './rate.ts';
import { slotOf, type Need, type Slot } from './slot.ts';

/**
 * What the tasks of a plan share.
 * @throws {RunSetupError} when a task wants more of a resource than there is, or a limit is none.
 */
export function limitState(options: RunStateOptions, columns: TaskColumns): LimitState {
  const { plan, agents, limits } = options;
  const resources = new Map<string, Slot>();
  for (const [name, capacity] of Object.entries(limits.resources ?? {})) {
    resources.set(name, slotOf(name, atLeast(1, capacity, `resources.${name}`)));
  }
  const calls = new Map<string, Slot>();
  const rates: (Rate | undefined)[] = Array.from({ length: columns.kindCount });
  for (const [name, { concurrency, ratePerSecond }] of Object.entries(limits.agents ?? {})) {
    const number = plan.tasks.findIndex(({ task_id: task }) => agents.get(task)!.name === name);
    if (number === -1) continue;
    if (concurrency !== undefined) {
      calls.set(name, slotOf(name, atLeast(1, concurrency, `agents.${name}.concurrency`)));
    }
    if (ratePerSecond !== undefined) {
      rates[columns.kind[number]!] = rateOf(
        positive(ratePerSecond, `agents.${name}.ratePerSecond`),
      );
    }
  }
  const needs = plan.tasks.map((task): readonly Need[] | undefined => {
    const slot = calls.get(agents.get(task.task_id)!.name);
    const own = slot === undefined ? [] : [{ slot, amount: 1 }];
    for (const [name, amount] of Object.entries(task.resources ?? {})) {
      own.push({ slot: slotFor({ resources, task: task.task_id, name, amount }), amount });
    }
    return own.length === 0 ? undefined : own;
  });
  return {
    slots: [...resources.values(), ...calls.values()],
    needs: needs.some((own) => own !== undefined) ? needs : undefined,
    rates: rates.some((rate) => rate !== undefined) ? rates : undefined,
    freed: new Set(),
  };
}

interface Wish {
  readonly resources: ReadonlyMap<string, Slot>;
  readonly task: string;
  readonly name: string;
  readonly amount: number;
}

function slotFor({ resources, task, name, amount }: Wish): Slot {
  const slot = resources.get(name);
  if (slot !== undefined && amount <= slot.capacity) return slot;
  const has = slot === undefined ? 'limits have no such resource' : `there is ${slot.capacity}`;
  throw new RunSetupError(`'${task}' wants ${amount} of resource '${name}'; ${has}.`);
}

function atLeast(least: number, value: number, name: string): number {
  if (Number.isFinite(value) && value >= least) return value;
  throw new RunSetupError(`limits.${name} must be at least ${least}; it was ${value}.`);
}

function positive(value: number, name: string): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RunSetupError(`limits.${name} must be above 0, such as 2; it was ${value}.`);
}
