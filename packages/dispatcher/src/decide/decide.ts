import type { RunState } from '../state/run-state.ts';
import type { Command } from './command.ts';
import { findExpired } from './find-expired.ts';
import { pickReady } from './pick-ready.ts';
import { setWakeUp } from './set-wake-up.ts';
import { takeExpansions } from './take-expansions.ts';

/**
 * What to do next, given all that was folded and the time on the clock of the run. The same state
 * and time give the same commands, and each command is handed out once. Carry them out in order,
 * fold the facts they lead to (`factOf`), and decide again when something happens. When a time limit
 * has passed, or maps are to grow, that is all it says: fold that, then decide again at once
 * (`isPreliminary`).
 */
export function decide(state: RunState, nowMs: number): Command[] {
  const expired = findExpired(state, nowMs);
  if (expired.length > 0) return expired;
  const expansions = takeExpansions(state);
  if (expansions.length > 0) return expansions;

  const commands = state.outbox;
  state.outbox = [];
  if (state.stopped === null) {
    for (const submit of pickReady(state, nowMs)) commands.push(submit);
  }
  const wakeUp = setWakeUp(state, nowMs);
  if (wakeUp !== undefined) commands.push(wakeUp);
  if (state.unsettled === 0 && !state.finishing) {
    state.finishing = true;
    commands.push({ type: 'finish' });
  }
  return commands;
}

/** Whether more is to be decided as soon as this is folded. */
export function isPreliminary([first]: readonly Command[]): boolean {
  return first?.type === 'expire' || first?.type === 'expand';
}
