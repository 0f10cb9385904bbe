/** Why a run was cancelled; the reason of the abort signal that cancels it. */
export interface Interruption {
  readonly reason: string;
  readonly signal: 'SIGHUP' | 'SIGINT' | 'SIGTERM' | null;
}

/** Package runners hand on a Ctrl-C that the terminal sent us too: two so close are one. */
const sameInterruptMs = 250;

/** Longer than a document takes to be written to whoever reads it. */
const stuckMs = 1_000;

/** What the signals of the process ask for. */
export interface Interrupts {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly cancel: AbortSignal;
  /** Resolves with a second SIGINT: somebody will not wait. */
  readonly again: Promise<void>;
}

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP of the process into an abort, so that a run ends in
 * order. A second SIGINT asks for the end at once, one a second later takes it. Stays for the life of the
 * process: an answer under way must not be cut off either.
 */
export function interruptOnSignals(): Interrupts {
  const controller = new AbortController();
  const again = Promise.withResolvers<void>();
  let againAt = Number.POSITIVE_INFINITY;
  let firstAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) {
        firstAt = performance.now();
        const reason: Interruption = { reason: `The run was stopped by ${signal}.`, signal };
        controller.abort(reason);
      } else if (signal === 'SIGINT' && performance.now() - firstAt > sameInterruptMs) {
        const now = performance.now();
        // Nobody reads stdout: the document cannot leave, so the process goes without it.
        if (now - againAt > stuckMs) process.exit(130);
        againAt = Math.min(againAt, now);
        again.resolve();
      }
    });
  }
  return { cancel: controller.signal, again: again.promise };
}
