import type { ControlOrder, Deliver } from '@parallel-dispatcher/dispatcher';
import type { GovernorEvent } from '@parallel-dispatcher/models';

/**
 * Tells a run which keys may be used: tasks behind one that is paused or closed hold no worker. How
 * fast requests go is told for people.
 */
export class ModelGates {
  #deliver: Deliver | undefined;

  readonly see = (event: GovernorEvent): void => {
    this.#deliver?.(orderOf(event));
  };

  connect(deliver: Deliver): void {
    this.#deliver = deliver;
  }
}

function orderOf({ kind, key, model, reason, cause, until }: GovernorEvent): ControlOrder {
  const gate = { type: 'gate_changed', gate: key, until: until?.toISOString() ?? null } as const;
  if (kind === 'paused') return { ...gate, open: false, reason };
  if (kind === 'resumed') return { ...gate, open: true, reason };
  if (kind !== 'closed') return { type: 'model_pace', change: kind, gate: key, model, reason };
  const reset = until === null ? 'no reset is known' : `reset at ${until.toISOString()}`;
  const why = cause === 'auth' ? key : `${key}; ${reset}`;
  return {
    ...gate,
    open: false,
    final: true,
    reason: `${reason} (${why})`,
    ...(cause !== undefined && { cause }),
  };
}
