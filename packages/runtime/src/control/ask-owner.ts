import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { readControlAnswer, type ControlAnswer, type ControlRequest } from './control-message.ts';

interface Asked {
  readonly request: ControlRequest;
  /** Ends the conversation. @default it ends by itself */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the process that owns a run. Ends after the last line, and without one when the owner is
 * gone, also in the middle.
 */
export async function* askOwner(
  socketPath: string,
  { request, signal }: Asked,
): AsyncGenerator<ControlAnswer, void, undefined> {
  if (signal?.aborted === true) return;
  const socket = createConnection(socketPath);
  const lines = createInterface({ input: socket });
  const leave = (): void => {
    // It does not hear that its input is gone.
    lines.close();
    socket.destroy();
  };
  signal?.addEventListener('abort', leave, { once: true });
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of lines) {
      const answer = readControlAnswer(line);
      if (answer !== undefined) yield answer;
    }
  } catch {
    // Nobody listens, or the owner died: what came before is all there is.
  } finally {
    signal?.removeEventListener('abort', leave);
    socket.destroy();
  }
}
