import { describeZodIssues, planSchema, type Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { callHook } from './call-hook.ts';
import type { DispatchHooks } from './dispatch-hooks.ts';

/** Lets `beforeDispatch` refuse a plan or put another one in its place. */
export async function applyBeforeDispatch(
  plan: Plan,
  hooks: DispatchHooks,
): Promise<Checked<Plan>> {
  const { beforeDispatch } = hooks;
  if (beforeDispatch === undefined) return accept(plan);
  const answer = await callHook('beforeDispatch', () => beforeDispatch(structuredClone(plan)));
  if (!answer.ok) {
    return refuse({ ...answer.error, code: 'HOOK_REFUSED', hint: 'Change the plan or the hook.' });
  }
  if (answer.value === undefined || answer.value === null) return accept(plan);
  const parsed = planSchema.safeParse(answer.value);
  if (parsed.success) return accept(parsed.data);
  return refuse(
    ...describeZodIssues(parsed.error, {
      at: 'config.hooks.beforeDispatch()',
      value: answer.value,
      schema: planSchema,
    }),
  );
}
