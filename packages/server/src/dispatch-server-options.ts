import type { RuntimeOptions } from '@parallel-dispatcher/runtime';

/**
 * What whoever starts the server decides, and no client can change: working directory, config,
 * allowed folders, folder of the traces, limits.
 */
export interface DispatchServerOptions extends RuntimeOptions {
  /** What the server says its version is. */
  readonly version: string;
}
