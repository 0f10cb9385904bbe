import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { readControlAnswer, type ControlAnswer, type ControlRequest } from './control-message.ts';

/**
 * Asks the process that owns a run. Ends after the last line, and without one when the owner is
 * gone, also in the middle.
 */
export async function* askOwner(
  socketPath: string,
  request: ControlRequest,
): AsyncGenerator<ControlAnswer, void, undefined> {
  const socket = createConnection(socketPath);
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of createInterface({ input: socket })) {
      const answer = readControlAnswer(line);
      if (answer !== undefined) yield answer;
    }
  } catch {
    // Nobody listens, or the owner died: what came before is all there is.
  } finally {
    socket.destroy();
  }
}
