import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** What the kernel takes as the name of a socket is 108 bytes on Linux, 104 on macOS, one is the end. */
const longestName = 103;

/**
 * Where a run listens: in its own folder, which only its user may enter, or, where that name is too
 * long, in a folder of the user below the temporary one.
 */
export function controlSocketPath(runDir: string): string {
  const beside = join(runDir, 'control.sock');
  if (Buffer.byteLength(beside) <= longestName) return beside;
  const name = createHash('sha256').update(runDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `dispatch-${userInfo().uid}`, `${name}.sock`);
}
