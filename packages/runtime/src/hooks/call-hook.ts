import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { HookName } from './dispatch-hooks.ts';

/** Longer than any sound hook; a run must not hang on one. */
const longestMs = 30_000;

/** What is left for a hook after a signal, of the 3 s that a caller waits for an answer. */
export const afterSignalMs = 200;

export interface HookTime {
  /** How long the hook may take. @default 30000 */
  readonly withinMs?: number | undefined;
}

export type HookAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorDetail };

/** Calls a hook with a copy of what it may see. Never throws, and never waits for ever. */
export async function callHook(
  name: HookName,
  call: () => unknown,
  { withinMs = longestMs }: HookTime = {},
): Promise<HookAnswer> {
  const over = Promise.withResolvers<HookAnswer>();
  const timer = setTimeout(() => {
    over.resolve({ ok: false, error: hookError(name, `it took longer than ${withinMs} ms`) });
  }, withinMs);
  try {
    return await Promise.race([answerOf(name, call), over.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(name: HookName, call: () => unknown): Promise<HookAnswer> {
  try {
    return { ok: true, value: await call() };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, error: hookError(name, reason) };
  }
}

export function hookError(name: HookName, reason: string): ErrorDetail {
  return errorDetail({
    code: 'HOOK_FAILED',
    message: `The hook ${name} of the config failed: ${reason}`,
    path: `config.hooks.${name}`,
    hint: 'Mend or remove the hook.',
  });
}
