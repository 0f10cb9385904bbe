import type { RunEventOf } from '@parallel-dispatcher/schema';
import { needsOf } from '../limits/needs-of.ts';
import { slotOf, type Need } from '../limits/slot.ts';
import { makeReady } from '../state/make-ready.ts';
import { phases, type RunState } from '../state/run-state.ts';
import { growArrays } from '../state/task-arrays.ts';

/** Makes the items of a map tasks of their own, ready to start. */
export function growMap(
  state: RunState,
  map: number,
  items: RunEventOf<'expanded'>['children'],
): void {
  const { children, maps } = state;
  const first = state.size;
  state.phase[map] = phases.mapping;
  maps.set(map, { first, count: items.length, left: items.length, needs: itemNeeds(state, map) });
  state.size += items.length;
  state.unsettled += items.length;
  growArrays(state, state.size);
  let task = first;
  for (const { task: id, item } of items) {
    children.ids.push(id);
    children.items.push(item);
    children.parents.push(map);
    children.numbers.set(id, task);
    state.outcomes.push(undefined);
    state.rank[task] = state.rank[map]!;
    makeReady(state, task);
    task += 1;
  }
}

/** What the map would hold, and a place among the items that run at once. */
function itemNeeds(state: RunState, map: number): readonly Need[] {
  const needs = needsOf(state, map);
  const maxParallel = state.tasks.map![map]!.maxParallel;
  if (maxParallel === null) return needs;
  const slot = slotOf(`items of ${state.graph.ids[map]!}`, maxParallel);
  state.limits.slots.push(slot);
  return [...needs, { slot, amount: 1 }];
}
