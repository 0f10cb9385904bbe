import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { excerpt } from '../excerpt.ts';
import type { ProgressListener } from './wire.ts';

/**
 * Hands progress to the call it belongs to, as soon as it is read: the SDK lets go of it where the
 * answer comes right behind.
 */
export class ProgressRelay {
  readonly #listeners = new Map<string, ProgressListener>();
  #last = 0;

  /** A token to send along; released when the call is over. */
  listen(listener: ProgressListener): { readonly token: string } & Disposable {
    this.#last += 1;
    const token = `p${this.#last}`;
    this.#listeners.set(token, listener);
    return { token, [Symbol.dispose]: () => void this.#listeners.delete(token) };
  }

  readonly hear = (message: JSONRPCMessage): void => {
    if (!('method' in message) || message.method !== 'notifications/progress') return;
    const params: Readonly<Record<string, unknown>> = message.params ?? {};
    const { progressToken, progress, total, message: text } = params;
    const listener = this.#listeners.get(String(progressToken));
    if (listener === undefined || typeof progress !== 'number') return;
    const share = typeof total === 'number' && total > 0 ? progress / total : Number.NaN;
    const fraction = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : null;
    listener({ message: typeof text === 'string' ? excerpt(text, 500) : '', fraction });
  };
}
