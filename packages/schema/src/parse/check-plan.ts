import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { planSchema, type Plan } from '../documents/plan.ts';
import { capErrors } from '../problems/cap-errors.ts';
import { describeZodIssues } from '../problems/describe-zod-issues.ts';
import { suggestField } from '../problems/suggest-field.ts';
import { findAgentField } from './find-agent-field.ts';
import { findPlanWarnings } from './find-plan-warnings.ts';
import { withoutUnknownFields } from './without-unknown-fields.ts';

/** More tasks than this would need more memory than a caller expects of one process. */
const mostTasks = 100_000;

export type ParsedPlan =
  | { readonly ok: true; readonly value: Plan; readonly warnings: readonly ErrorDetail[] }
  | {
      readonly ok: false;
      readonly errors: readonly ErrorDetail[];
      /** The plan without its unknown fields, where those are all that is wrong with it. */
      readonly rest?: Plan;
    };

/** Tasks from which on a compiled parser makes up for the time that it takes to compile. */
const worthCompiling = 2_000;

/** Looks at every field of a plan that passed the gates, all errors in one report. */
export function checkPlan(value: JsonValue): ParsedPlan {
  const unfit = findUnfit(value);
  if (unfit !== undefined) return { ok: false, errors: [unfit] };
  const tasks = isObject(value) && Array.isArray(value['tasks']) ? value['tasks'].length : null;
  const empty = tasks === 0;
  const checked = planSchema.safeParse(value, { jitless: (tasks ?? 0) < worthCompiling });
  if (checked.success && !empty) {
    return { ok: true, value: checked.data, warnings: findPlanWarnings(checked.data) };
  }
  const errors = checked.success
    ? []
    : describeZodIssues(checked.error, {
        at: '',
        value,
        schema: planSchema,
        name: 'the plan',
        placeOf: findAgentField,
      });
  const said = errors.map((error) => (isTasksMissing(error) ? emptyPlanError() : error));
  const rest = checked.success || empty ? undefined : withoutUnknownFields(value, checked.error);
  return {
    ok: false,
    errors: capErrors(empty ? [emptyPlanError(), ...said] : said),
    ...(rest !== undefined && { rest }),
  };
}

/** What makes the rest of the report pointless. */
function findUnfit(value: JsonValue): ErrorDetail | undefined {
  if (!isObject(value)) return undefined;
  const { tasks, user_prompt: prompt } = value;
  if (Array.isArray(tasks) && tasks.length > mostTasks) return tooManyTasksError(tasks.length);
  const noTasks = tasks === undefined || (Array.isArray(tasks) && tasks.length === 0);
  if (!noTasks || typeof prompt !== 'string' || prompt.trim() === '') return undefined;
  const misspelt = Object.keys(value).some((key) => suggestField(key, ['tasks']) === 'tasks');
  return misspelt && tasks === undefined ? undefined : plannerRequiredError();
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTasksMissing(error: ErrorDetail): boolean {
  return error.code === 'MISSING_FIELD' && error.path === 'tasks';
}

function emptyPlanError(): ErrorDetail {
  return errorDetail({
    code: 'EMPTY_PLAN',
    message: 'the plan has no tasks; a non-empty list was expected in "tasks"',
    path: 'tasks',
    hint: 'Give at least one task, such as {"tasks":[{"task_id":"a","agent":"coder"}]}.',
  });
}

function plannerRequiredError(): ErrorDetail {
  return errorDetail({
    code: 'PLANNER_REQUIRED',
    message: 'the plan has a "user_prompt" and no tasks, and nothing here makes tasks of a prompt',
    path: 'tasks',
    hint: 'Give the tasks yourself, in "tasks".',
  });
}

function tooManyTasksError(count: number): ErrorDetail {
  return errorDetail({
    code: 'TOO_MANY_TASKS',
    message: `the plan has ${count} tasks; at most ${mostTasks} are allowed`,
    path: 'tasks',
    hint: 'Split the plan into several runs.',
  });
}
