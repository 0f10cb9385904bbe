const relayed = new WeakMap<AbortSignal, Set<AbortController>>();

/**
 * A controller that is aborted with a signal until it is released. However many hang on it, the
 * signal has one listener: the SDK gives every request of a connection the same signal, and fetch
 * leaves a listener on it each time.
 */
export function relayAbort(signal: AbortSignal): AbortController & Disposable {
  const controller = new AbortController();
  if (signal.aborted) controller.abort(signal.reason);
  const controllers = relayed.get(signal) ?? listenTo(signal);
  controllers.add(controller);
  return Object.assign(controller, { [Symbol.dispose]: () => void controllers.delete(controller) });
}

function listenTo(signal: AbortSignal): Set<AbortController> {
  const controllers = new Set<AbortController>();
  relayed.set(signal, controllers);
  const abortAll = (): void => {
    for (const controller of controllers) controller.abort(signal.reason);
    controllers.clear();
  };
  signal.addEventListener('abort', abortAll, { once: true });
  return controllers;
}
