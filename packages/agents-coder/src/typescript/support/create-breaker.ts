import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import { ExhaustedError } from './exhausted-error.ts';
import { NodeError } from './node-error.ts';

/**
 * Opens once `threshold` executions in a row ended as exhausted, for `openMs` from the end of the
 * last. Refusals count neither way, a success closes it, and a trial that fails opens it again.
 */
export function createBreaker(
  { threshold, openMs }: { readonly threshold: number; readonly openMs: number },
  clock: Clock,
): CircuitBreaker {
  let exhausted = 0;
  let openUntil = -Infinity;
  return {
    run: async (work) => {
      if (clock.now() < openUntil) {
        throw new NodeError('CIRCUIT_OPEN', 'Too many executions failed; none is tried for now.');
      }
      try {
        const result = await work();
        exhausted = 0;
        openUntil = -Infinity;
        return result;
      } catch (error) {
        if (error instanceof ExhaustedError) {
          exhausted += 1;
          if (exhausted >= threshold) openUntil = clock.now() + openMs;
        }
        throw error;
      }
    },
  };
}
