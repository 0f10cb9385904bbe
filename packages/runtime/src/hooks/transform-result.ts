import { errorDetail, gateJsonValue, type RunResult } from '@parallel-dispatcher/schema';
import { callHook, type HookTime } from './call-hook.ts';
import type { DispatchHooks } from './dispatch-hooks.ts';

/** Lets `transformResult` give the result another form. What a caller branches on stays true. */
export async function transformResult(
  result: RunResult,
  { transformResult: hook }: DispatchHooks,
  ...[time]: [HookTime?]
): Promise<RunResult> {
  if (hook === undefined) return result;
  const answer = await callHook('transformResult', () => hook(structuredClone(result)), time);
  if (answer.ok && (answer.value === undefined || answer.value === null)) return result;
  if (answer.ok && isJsonObject(answer.value)) {
    const { status, exit_code, run_id } = result;
    return { ...(answer.value as RunResult), status, exit_code, run_id };
  }
  const error = answer.ok
    ? errorDetail({
        code: 'HOOK_FAILED',
        message:
          'The hook transformResult of the config answered with something that is no JSON object.',
        path: 'config.hooks.transformResult',
        hint: 'Return an object, or nothing.',
      })
    : answer.error;
  return { ...result, warnings: [...result.warnings, error] };
}

function isJsonObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return gateJsonValue(value) === undefined;
}
