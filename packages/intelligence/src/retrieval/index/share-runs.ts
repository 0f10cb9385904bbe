/**
 * Runs work once for all who ask meanwhile. Who asks while it runs shares the run after it, which
 * begins after they asked and so sees all that was there when they did.
 */
export function shareRuns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const start = async (): Promise<void> => {
    next = null;
    running = work();
    try {
      await running;
    } finally {
      running = null;
    }
  };
  return async () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
}
