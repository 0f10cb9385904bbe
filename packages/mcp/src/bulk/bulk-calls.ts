import type { WireOutcome } from '../connection/wire.ts';
import { Holds } from '../server/holds.ts';
import type { ServerCall, ToolServer } from '../server/tool-server.ts';
import type { BulkTool } from './find-bulk-tool.ts';
import { splitAnswer } from './split-answer.ts';

interface Waiting {
  readonly call: ServerCall;
  readonly done: (outcome: BulkOutcome) => void;
}

export interface BulkOutcome {
  readonly outcome: WireOutcome;
  /** How many calls were made as one. */
  readonly size: number;
}

/** More at once would make the answer large, and all of them wait for the slowest. */
const mostAtOnce = 50;

/** Calls of a tool that are made in the same turn of the event loop, as one call of its bulk tool. */
export class BulkCalls {
  readonly #waiting = new Map<string, Waiting[]>();

  async call(
    call: ServerCall,
    through: { readonly server: ToolServer; readonly bulk: BulkTool },
  ): Promise<BulkOutcome> {
    const { promise, resolve } = Promise.withResolvers<BulkOutcome>();
    const key = `${through.server.settings.name}/${call.tool}`;
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      this.#waiting.set(key, [{ call, done: resolve }]);
      setImmediate(() => this.#flush(key, through));
    } else {
      waiting.push({ call, done: resolve });
    }
    return await promise;
  }

  #flush(key: string, through: { readonly server: ToolServer; readonly bulk: BulkTool }): void {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (let first = 0; first < waiting.length; first += mostAtOnce) {
      void callTogether(waiting.slice(first, first + mostAtOnce), through);
    }
  }
}

/** Never rejects. What does not come back as asked for is asked for one by one. */
async function callTogether(
  waiting: readonly Waiting[],
  { server, bulk }: { readonly server: ToolServer; readonly bulk: BulkTool },
): Promise<void> {
  const [first] = waiting;
  if (first === undefined) return;
  const answers = waiting.length === 1 ? undefined : await askForAll(waiting, { server, bulk });
  for (const [at, { call, done }] of waiting.entries()) {
    const result = answers?.[at];
    if (result !== undefined) done({ outcome: { ok: true, result }, size: waiting.length });
    else void callAlone({ call, done }, server);
  }
}

async function callAlone({ call, done }: Waiting, server: ToolServer): Promise<void> {
  done({ outcome: await server.call(call), size: 1 });
}

async function askForAll(
  waiting: readonly Waiting[],
  { server, bulk }: { readonly server: ToolServer; readonly bulk: BulkTool },
) {
  // It goes on as long as one of them waits.
  const left = new AbortController();
  const signals = waiting.map(({ call }) => call.signal);
  const leave = (): void => {
    if (signals.every((signal) => signal.aborted)) left.abort();
  };
  for (const signal of signals) signal.addEventListener('abort', leave, { once: true });
  try {
    const [{ call }] = waiting as readonly [Waiting];
    const holds = new Holds();
    for (const { call: one } of waiting) if (one.hold !== undefined) holds.add(one.hold);
    const outcome = await server.call({
      tool: bulk.name,
      args: { [bulk.field]: waiting.map((one) => one.call.args) },
      task: call.task,
      repeatable: true,
      signal: left.signal,
      hold: holds.hold,
      timeoutMs: Math.min(...waiting.map((one) => one.call.timeoutMs)),
    });
    return outcome.ok ? splitAnswer(outcome.result, waiting.length) : undefined;
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', leave);
  }
}
