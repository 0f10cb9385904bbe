import { errorDetail, type ErrorDetail, type RunEvent } from '@parallel-dispatcher/schema';
import { describeThrown } from '../describe-thrown.ts';

/** Shows events to whoever watches the run. One that throws is let go: the run is worth more. */
export class Observer {
  readonly warnings: ErrorDetail[] = [];
  #onEvent: ((event: RunEvent) => void) | undefined;

  constructor(onEvent: ((event: RunEvent) => void) | undefined) {
    this.#onEvent = onEvent;
  }

  show(events: readonly RunEvent[]): void {
    for (const event of events) {
      try {
        this.#onEvent?.(event);
      } catch (thrown) {
        this.#onEvent = undefined;
        this.warnings.push(
          errorDetail({
            code: 'OBSERVER_FAILED',
            message: `onEvent threw at event ${event.seq} (${event.type}) and saw no more: ${describeThrown(thrown)}`,
            hint: 'The run and its traces are not affected.',
          }),
        );
      }
    }
  }
}
