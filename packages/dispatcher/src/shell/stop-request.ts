import type { EventBody } from '../event-body.ts';
import { describeThrown } from '../describe-thrown.ts';

/** The `cancel` event behind an AbortSignal, whatever its reason is. */
export function stopRequest(abortReason: unknown): EventBody {
  return {
    type: 'cancel',
    task: null,
    reason: textOf(abortReason, 'reason') ?? describeThrown(abortReason),
    signal: textOf(abortReason, 'signal') ?? null,
  };
}

function textOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : undefined;
}
