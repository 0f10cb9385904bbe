import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { GovernorEvent } from './governor-event.ts';
import type { Governor } from './governor.ts';
import { KeyGate } from './key-gate.ts';
import { defaultModelLimits, type ModelLimits } from './model-limits.ts';

export interface GovernorOptions {
  readonly clock: Clock;
  /** What may be done with a model, as `provider:id`. @default `defaultModelLimits` */
  readonly limitsOf?: (model: string) => ModelLimits;
  /** Sees every decision that is more than a start. */
  readonly onEvent?: (event: GovernorEvent) => void;
  /** 0 to 1: of waits that the provider does not tell. @default Math.random */
  readonly random?: () => number;
}

/** One governor for all models of a process. Disposing of it stops its timers. */
export function createGovernor(options: GovernorOptions): Governor & Disposable {
  const { clock, limitsOf = () => defaultModelLimits, random = Math.random } = options;
  const gates = new Map<string, KeyGate>();
  const gateOf = (key: string): KeyGate => {
    const known = gates.get(key);
    if (known !== undefined) return known;
    const tell = (event: GovernorEvent): void => options.onEvent?.(event);
    const gate = new KeyGate({ key, clock, limitsOf, tell, random });
    gates.set(key, gate);
    return gate;
  };
  return {
    admit: async (request, signal) => await gateOf(request.account).admit(request, signal),
    report() {
      const sums = { admitted: 0, waiting: 0, inFlight: 0, tokensSaved: 0 };
      for (const { lanes } of gates.values()) {
        for (const { started, queue, inFlight, tokensSaved } of lanes) {
          sums.admitted += started.requests;
          sums.waiting += queue.items.length;
          sums.inFlight += inFlight;
          sums.tokensSaved += tokensSaved;
        }
      }
      return sums;
    },
    [Symbol.dispose]() {
      for (const gate of gates.values()) gate[Symbol.dispose]();
    },
  };
}
