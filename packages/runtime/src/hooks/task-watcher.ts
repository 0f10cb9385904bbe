import type { ErrorDetail, RunEvent } from '@parallel-dispatcher/schema';
import { callHook, type HookTime } from './call-hook.ts';
import type { DispatchHooks } from './dispatch-hooks.ts';

/** Calls `afterTask` for each end of a task, beside the run, and keeps what went wrong. */
export class TaskWatcher {
  readonly #hook: DispatchHooks['afterTask'];
  readonly #pending = new Set<Promise<void>>();
  #failure: ErrorDetail | undefined;
  #failures = 0;

  constructor({ afterTask }: DispatchHooks) {
    this.#hook = afterTask;
  }

  see(event: RunEvent): void {
    const hook = this.#hook;
    if (hook === undefined || event.type !== 'settled') return;
    const call = this.#call(() => hook(structuredClone(event.outcome)));
    this.#pending.add(call);
    void call.finally(() => this.#pending.delete(call));
  }

  async #call(hook: () => unknown): Promise<void> {
    const answer = await callHook('afterTask', hook);
    if (answer.ok) return;
    this.#fail(answer.error);
  }

  #fail(error: ErrorDetail): void {
    this.#failures += 1;
    this.#failure ??= error;
  }

  /** Waits for the calls under way. At most one warning, however many failed. */
  async warnings({ withinMs }: HookTime = {}): Promise<readonly ErrorDetail[]> {
    const ended = async (): Promise<unknown> => await Promise.all(this.#pending);
    const answer = await callHook('afterTask', ended, { withinMs });
    if (!answer.ok) this.#fail(answer.error);
    if (this.#failure === undefined) return [];
    const times = this.#failures === 1 ? '' : ` (${this.#failures} times)`;
    return [{ ...this.#failure, message: `${this.#failure.message}${times}` }];
  }
}
