import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { StepRun, WorkflowSteps } from '../support/workflow-steps.ts';

/** What does the work of a step, or undoes it. */
export type Action = (step: StepRun | { readonly compensates: string }) => Promise<unknown>;

/**
 * Runs steps by the actions of their name. One that is not among them is a module in `folder`
 * whose default export is the action.
 */
export function namedActions({
  actions,
  folder,
}: {
  readonly actions: Readonly<Record<string, Action>>;
  readonly folder: string;
}): WorkflowSteps {
  const actionOf = async (name: string): Promise<Action> => {
    const given = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (given !== undefined) return given;
    const known = /^[\w-]+$/.test(name);
    const loaded: unknown = known ? await load(resolve(folder, name)) : undefined;
    if (typeof loaded === 'function') return loaded as Action;
    throw Object.assign(new Error(`There is no action ${name} in ${folder}.`), {
      code: 'ACTION_UNKNOWN',
    });
  };
  return {
    run: async (step) => (await actionOf(step.uses))(step),
    compensate: async (name) => void (await (await actionOf(name))({ compensates: name })),
  };
}

/** The default export of a module, which may be TypeScript or JavaScript. */
async function load(path: string): Promise<unknown> {
  for (const ending of ['.ts', '.js', '.mjs']) {
    const { href } = pathToFileURL(`${path}${ending}`);
    try {
      const module = (await import(href)) as { readonly default?: unknown };
      return module.default;
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}
