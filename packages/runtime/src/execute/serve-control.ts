import { UnknownTaskError, type Deliver } from '@parallel-dispatcher/dispatcher';
import { errorDetail, type ErrorDetail, type RunEvent } from '@parallel-dispatcher/schema';
import type { CancelOrder } from '../control/cancel-order.ts';
import type { ControlServer } from '../control/control-server.ts';
import { LiveStatus } from '../control/live-status.ts';

/** How other processes reach a run while it lives. */
export interface RunControl extends AsyncDisposable {
  /** Resolves when the run can be reached, or never will be. */
  readonly listening: Promise<void>;
  readonly see: (event: RunEvent) => void;
  /** Connects the run: orders that came before go to it at once, others from then on. */
  readonly connect: (deliver: Deliver) => Disposable;
}

interface Served {
  /** Without one (null), or where none can be had, the run is just not reachable. */
  readonly socketPath: string | null;
  /** Orders that were given while no process had the run. */
  readonly pending: readonly CancelOrder[];
  /** The number of the last event that the journal had before. */
  readonly lastSeq: number;
}

export function serveControl({ socketPath, pending, lastSeq }: Served): RunControl {
  const status = new LiveStatus(lastSeq);
  const orders = new OrderDesk(pending);
  let server: ControlServer | undefined;
  const listening = listen();

  async function listen(): Promise<void> {
    if (socketPath === null) return;
    const { ControlServer: Server } = await import('../control/control-server.ts');
    server = await Server.listen(socketPath, {
      status: () => status.describe(),
      lastSeq: () => status.lastSeq,
      cancel: (order) => orders.take(order),
    });
  }

  return {
    listening,
    see(event) {
      status.see(event);
      server?.tell(event);
    },
    connect: (deliver) => orders.connect(deliver),
    async [Symbol.asyncDispose]() {
      await listening;
      await server?.[Symbol.asyncDispose]();
    },
  };
}

/** Hands orders to a run, each once: those that come too early as soon as it begins. */
class OrderDesk {
  readonly #early: CancelOrder[];
  readonly #taken = new Set<string>();
  #deliver: Deliver | undefined;
  #isOver = false;

  constructor(pending: readonly CancelOrder[]) {
    this.#early = [...pending];
    for (const { order } of pending) if (order !== undefined) this.#taken.add(order);
  }

  /** Undefined when the order is taken, else why not. */
  take(order: CancelOrder): ErrorDetail | undefined {
    if (this.#isOver) return errorDetail({ code: 'RUN_ENDED', message: 'The run is over.' });
    if (order.order !== undefined) {
      if (this.#taken.has(order.order)) return undefined;
      this.#taken.add(order.order);
    }
    if (this.#deliver !== undefined) return give(this.#deliver, order);
    this.#early.push(order);
    return undefined;
  }

  connect(deliver: Deliver): Disposable {
    this.#deliver = deliver;
    for (const order of this.#early.splice(0)) give(deliver, order);
    return {
      [Symbol.dispose]: () => {
        this.#isOver = true;
        this.#deliver = undefined;
      },
    };
  }
}

function give(deliver: Deliver, { task, reason, order }: CancelOrder): ErrorDetail | undefined {
  try {
    deliver({ type: 'cancel', task, reason, ...(order !== undefined && { order }) });
    return undefined;
  } catch (thrown) {
    const { message } = thrown as UnknownTaskError;
    return errorDetail({ code: 'UNKNOWN_TASK', message, hint: 'See dispatch status.' });
  }
}
