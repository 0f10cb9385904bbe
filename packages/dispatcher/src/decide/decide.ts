import { warnBudget } from '../budget/warn-budget.ts';
import type { RunState } from '../state/run-state.ts';
import type { Command } from './command.ts';
import { findExpired } from './find-expired.ts';
import { pickReady } from './pick-ready.ts';
import { setWakeUp } from './set-wake-up.ts';
import { takeExpansions } from './take-expansions.ts';

/**
 * What to do next, given all that was folded and the time on the clock of the run. The same state
 * and time give the same commands, and each command is handed out once. Carry them out in order,
 * fold the facts they lead to (`factOf`), and decide again when something happens. Where it ends
 * with a time limit that has passed, or a map that is to grow, fold that and decide again at once
 * (`isPreliminary`).
 */
export function decide(state: RunState, nowMs: number): Command[] {
  const expired = findExpired(state, nowMs);
  if (expired.length > 0) return expired;

  const commands = state.outbox;
  state.outbox = [];
  for (const warning of warnBudget(state, nowMs)) commands.push(warning);
  const expansions = takeExpansions(state);
  if (expansions.length > 0) return [...commands, ...expansions];
  if (state.stopped === null) {
    for (const submit of pickReady(state, nowMs)) commands.push(submit);
    // All that was ready may wait by now, for what does not come by itself.
    const stuck = state.running.size === 0 ? findExpired(state, nowMs) : [];
    if (stuck.length > 0) return [...commands, ...stuck];
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
export function isPreliminary(commands: readonly Command[]): boolean {
  const last = commands.at(-1)?.type;
  return last === 'expire' || last === 'expand';
}
