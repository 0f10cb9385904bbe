import type { AgentContext } from '@parallel-dispatcher/agent';

/** What programs need to find their way; everything else is named in the config. */
const passed = ['PATH', 'HOME', 'LANG', 'TERM', 'TZ', 'TMPDIR'];

interface Given {
  readonly environment: Readonly<Record<string, string>>;
  readonly setEnv: Readonly<Record<string, string>>;
}

/** The whole environment of a program: nothing of ours that was not asked for. */
export function programEnvironment(
  context: Pick<AgentContext, 'run' | 'task' | 'attempt' | 'idempotencyKey' | 'traceparent'>,
  { environment, setEnv }: Given,
): Record<string, string> {
  const own = passed.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(own),
    ...environment,
    ...setEnv,
    DISPATCH_RUN_ID: context.run,
    DISPATCH_TASK_ID: context.task,
    DISPATCH_ATTEMPT: String(context.attempt),
    DISPATCH_IDEMPOTENCY_KEY: context.idempotencyKey,
    ...(context.traceparent !== null && { TRACEPARENT: context.traceparent }),
  };
}
