/** Why a run was cancelled; the reason of the abort signal that cancels it. */
export interface Interruption {
  readonly reason: string;
  readonly signal: 'SIGHUP' | 'SIGINT' | 'SIGTERM' | null;
}

/** Package runners hand on a Ctrl-C that the terminal sent us too: two so close are one. */
const sameInterruptMs = 250;

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP of the process into an abort, so that a run ends in
 * order. A second SIGINT ends the process at once. Stays for the life of the process: an answer
 * under way must not be cut off either.
 */
export function interruptOnSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) {
        firstAt = performance.now();
        const reason: Interruption = { reason: `The run was stopped by ${signal}.`, signal };
        controller.abort(reason);
      } else if (signal === 'SIGINT' && performance.now() - firstAt > sameInterruptMs) {
        process.exit(130);
      }
    });
  }
  return controller.signal;
}
