import { UnknownTaskError, type Deliver } from '@parallel-dispatcher/dispatcher';
import { errorDetail, type ErrorDetail, type RunEvent } from '@parallel-dispatcher/schema';
import type { ControlServer } from '../control/control-server.ts';
import { LiveStatus } from '../control/live-status.ts';

/** How other processes reach a run while it lives. */
export interface RunControl extends AsyncDisposable {
  readonly see: (event: RunEvent) => void;
  /** Connects the run: orders go to it from then on. */
  readonly connect: (deliver: Deliver) => Disposable;
}

/** Listens at a socket; without one (null), or where none can be had, the run is just not reachable. */
export function serveControl(socketPath: string | null): RunControl {
  const status = new LiveStatus();
  let deliver: Deliver | undefined;
  let server: ControlServer | undefined;
  const listening = listen();

  async function listen(): Promise<void> {
    if (socketPath === null) return;
    const { ControlServer: Server } = await import('../control/control-server.ts');
    server = await Server.listen(socketPath, {
      status: () => status.describe(),
      cancel: (order) => giveOrder(deliver, order),
    });
  }

  return {
    see(event) {
      status.see(event);
      server?.tell(event);
    },
    connect(given) {
      deliver = given;
      return { [Symbol.dispose]: () => (deliver = undefined) };
    },
    async [Symbol.asyncDispose]() {
      await listening;
      await server?.[Symbol.asyncDispose]();
    },
  };
}

function giveOrder(
  deliver: Deliver | undefined,
  { task, reason }: { readonly task: string | null; readonly reason: string },
): ErrorDetail | undefined {
  if (deliver === undefined) {
    return errorDetail({ code: 'RUN_ENDED', message: 'The run is over, or has not begun.' });
  }
  try {
    deliver({ type: 'cancel', task, reason });
    return undefined;
  } catch (thrown) {
    const { message } = thrown as UnknownTaskError;
    return errorDetail({ code: 'UNKNOWN_TASK', message, hint: 'See dispatch status.' });
  }
}
