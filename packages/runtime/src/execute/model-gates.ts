import type { ControlOrder, Deliver } from '@parallel-dispatcher/dispatcher';
import type { GovernorEvent } from '@parallel-dispatcher/models';

/** Tells a run which keys may be used: tasks behind one that is paused or closed hold no worker. */
export class ModelGates {
  #deliver: Deliver | undefined;

  readonly see = (event: GovernorEvent): void => {
    const order = orderOf(event);
    if (order !== undefined) this.#deliver?.(order);
  };

  connect(deliver: Deliver): void {
    this.#deliver = deliver;
  }
}

/** Undefined for what becomes of single requests: nothing that the order of tasks depends on. */
function orderOf({ kind, key, reason, until }: GovernorEvent): ControlOrder | undefined {
  const gate = { type: 'gate_changed', gate: key, until: until?.toISOString() ?? null } as const;
  if (kind === 'paused') return { ...gate, open: false, reason };
  if (kind === 'resumed') return { ...gate, open: true, reason };
  if (kind !== 'closed') return undefined;
  const reset = until === null ? 'no reset is known' : `reset at ${until.toISOString()}`;
  return { ...gate, open: false, final: true, reason: `${reason} (${key}; ${reset})` };
}
