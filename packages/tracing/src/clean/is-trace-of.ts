import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** The fields that every trace begins with. A run id has less than 400 letters, each at most six here. */
const headBytes = 4096;
const head = /^\{\s*"schema_version":\s*\d+,\s*"run_id":\s*("(?:[^"\\]|\\.)*")/;

/** Whether a file begins like the trace of a task of a run. Traces may be large, so no more is read. */
export async function isTraceOf(path: string, runId: string): Promise<boolean> {
  try {
    await using file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const [, found] = head.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
    return found === JSON.stringify(runId);
  } catch {
    return false;
  }
}
