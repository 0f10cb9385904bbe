import type { RunEvent } from '@parallel-dispatcher/schema';
import { onUsage } from './on-usage.ts';
import type { RunState } from '../state/run-state.ts';
import { onCacheHit } from './on-cache-hit.ts';
import { onCancel } from './on-cancel.ts';
import { onClock } from './on-clock.ts';
import { onExpanded } from './on-expanded.ts';
import { onGateChanged } from './on-gate-changed.ts';
import { onOutcome } from './on-outcome.ts';
import { onPressure } from './on-pressure.ts';
import { onRunResumed } from './on-run-resumed.ts';
import { onStarted, onSubmitted } from './on-submitted.ts';
import { onTimer } from './on-timer.ts';

/**
 * Folds one event into the state, in place. Deterministic: the same events in the same order give
 * the same state, on this machine or another.
 * @throws {UnknownTaskError} when the event is of another plan.
 */
export function evolve(state: RunState, event: RunEvent): void {
  state.atMs = event.at_ms;
  state.tsBefore = state.ts;
  state.ts = event.ts;
  switch (event.type) {
    case 'submitted':
      return onSubmitted(state, event);
    case 'started':
      return onStarted(state, event);
    case 'clock':
      return onClock(state, event);
    case 'outcome':
      return onOutcome(state, event);
    case 'timer':
      return onTimer(state, event);
    case 'cancel':
      return onCancel(state, event);
    case 'cache_hit':
      return onCacheHit(state, event);
    case 'gate_changed':
      return onGateChanged(state, event);
    case 'usage':
      return onUsage(state, event);
    case 'budget':
      state.budget.warned.add(event.limit);
      return undefined;
    case 'pressure':
      return onPressure(state, event);
    case 'expanded':
      return onExpanded(state, event);
    case 'run_resumed':
      return onRunResumed(state, event);
    // Follows from other facts, or is there for people.
    case 'settled':
    case 'progress':
    case 'run_started':
    case 'run_finished':
    case 'model_pace':
    // Nothing waits for it yet.
    case 'decision':
      return undefined;
  }
}
