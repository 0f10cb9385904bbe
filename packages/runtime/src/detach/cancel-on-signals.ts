/** Aborted by the first SIGINT or SIGTERM, as the cancel of a run. SIGHUP is outlived. */
export function cancelOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      controller.abort({ reason: `The run was stopped by ${signal}.`, signal });
    });
  }
  process.on('SIGHUP', () => undefined);
  return controller.signal;
}
