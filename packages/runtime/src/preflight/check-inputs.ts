import {
  issuesBesideReferences,
  maskReferences,
  referenceMarker,
} from '@parallel-dispatcher/expressions';
import {
  describeZodIssues,
  errorDetail,
  type ErrorDetail,
  type JsonObject,
  type Plan,
} from '@parallel-dispatcher/schema';
import type { DeclaredPath } from '@parallel-dispatcher/agent';
import { ZodError } from 'zod';
import { accept, refuse, type Checked } from '../checked.ts';
import type { Route } from '../agents/route-tasks.ts';
import { resolveEnv } from './resolve-env.ts';

/** What one task's agent will get, and the paths it named. */
export interface CheckedInput {
  /**
   * Live: environment references are resolved in it, and escaped, so that a value that looks like a
   * reference is none. References to other tasks are resolved when it is called.
   */
  readonly template: JsonObject;
  readonly paths: readonly DeclaredPath[];
}

/** The inputs that fit, so that their paths can be checked too, and all that does not fit. */
export interface CheckedInputs {
  readonly inputs: ReadonlyMap<string, CheckedInput>;
  readonly checked: Checked<null>;
}

/** Checks the input of every task against its own agent's schema; all problems in one report. */
export async function checkInputs(
  plan: Plan,
  routes: ReadonlyMap<string, Route>,
  variables: { readonly env: NodeJS.ProcessEnv; readonly allowed: readonly string[] },
): Promise<CheckedInputs> {
  const errors: ErrorDetail[] = [];
  const inputs = new Map<string, CheckedInput>();
  for (const [index, task] of plan.tasks.entries()) {
    const route = routes.get(task.task_id);
    if (route === undefined) continue;
    const at = `tasks[${index}].input_data`;
    const resolved = resolveEnv(task.input_data, { ...variables, at });
    if (!resolved.ok) {
      errors.push(...resolved.errors);
      continue;
    }
    const { definition } = route.agent;
    const masked = maskReferences(resolved.value, { inMap: task.map !== undefined });
    const parsed = await definition.input.safeParseAsync(masked.value);
    // The agent's schema runs again where the call is made, so the input stays as it was written.
    if (parsed.success) {
      const isWhole = masked.paths.length === 0;
      const wrong = isWhole ? ((await definition.check?.(parsed.data)) ?? []) : [];
      errors.push(...wrong.map((error) => ({ ...error, path: within(at, error.path) })));
      if (wrong.length > 0) continue;
      const paths = definition.paths(parsed.data);
      inputs.set(task.task_id, {
        template: resolved.value,
        paths: paths.filter(({ value }) => !value.includes(referenceMarker)),
      });
      continue;
    }
    const issues = issuesBesideReferences(parsed.error.issues, masked.paths);
    if (issues.length === 0) {
      inputs.set(task.task_id, { template: resolved.value, paths: [] });
      continue;
    }
    if (route.rule === 'default') errors.push(assumedAgent(definition.name, index));
    errors.push(
      ...describeZodIssues(new ZodError([...issues]), {
        at,
        value: masked.value,
        schema: definition.input,
      }),
    );
  }
  return { inputs, checked: errors.length > 0 ? refuse(...errors) : accept(null) };
}

/** A path within the input, as one within the plan. */
function within(at: string, path: string | null): string {
  if (path === null || path === '') return at;
  return `${at}${path.startsWith('[') ? '' : '.'}${path}`;
}

/** Its input does not fit, and it was nobody's choice: most likely another agent was meant. */
function assumedAgent(name: string, index: number): ErrorDetail {
  return errorDetail({
    code: 'AGENT_ASSUMED',
    message: `tasks[${index}] names no agent and no word of its description matches one, so ${name} was assumed, whose input this is not.`,
    path: `tasks[${index}].agent`,
    hint: 'Name the agent; dispatch agents lists them.',
  });
}
