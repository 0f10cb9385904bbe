import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';

/** Settings that environment variables give. */
export interface Variables {
  readonly maxWorkers?: number | 'auto';
  readonly timeoutSeconds?: number;
  readonly idleTimeoutSeconds?: number;
  readonly runTimeoutSeconds?: number;
  readonly maxRunSeconds?: number;
  readonly maxCostUsd?: number;
  readonly maxTokens?: number;
  readonly traceDir?: string;
  readonly model?: string;
}

/** Reads `DISPATCH_*`. Empty is unset. */
export function readVariables(env: NodeJS.ProcessEnv): Checked<Variables> {
  const errors: ErrorDetail[] = [];
  const positive = (name: string, whole: boolean): number | undefined => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const value = Number(text);
    if (value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value;
    errors.push(
      errorDetail({
        code: 'INVALID_VARIABLE',
        message: `The environment variable ${name} must be a ${whole ? 'whole ' : ''}number above 0, not ${JSON.stringify(text)}.`,
        hint: `Set ${name}=5, or unset it.`,
      }),
    );
    return undefined;
  };
  const maxWorkers =
    env['DISPATCH_MAX_WORKERS'] === 'auto' ? 'auto' : positive('DISPATCH_MAX_WORKERS', true);
  const timeoutSeconds = positive('DISPATCH_TIMEOUT', false);
  const idleTimeoutSeconds = positive('DISPATCH_IDLE_TIMEOUT', false);
  const runTimeoutSeconds = positive('DISPATCH_RUN_TIMEOUT', false);
  const maxRunSeconds = positive('DISPATCH_MAX_RUN_SECONDS', false);
  const maxCostUsd = positive('DISPATCH_MAX_COST_USD', false);
  const maxTokens = positive('DISPATCH_MAX_TOKENS', true);
  const traceDir = env['DISPATCH_TRACE_DIR'];
  const model = env['DISPATCH_MODEL'];
  if (errors.length > 0) return refuse(...errors);
  return accept({
    ...(maxWorkers !== undefined && { maxWorkers }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
    ...(runTimeoutSeconds !== undefined && { runTimeoutSeconds }),
    ...(maxRunSeconds !== undefined && { maxRunSeconds }),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(traceDir !== undefined && traceDir !== '' && { traceDir }),
    ...(model !== undefined && model !== '' && { model }),
  });
}
