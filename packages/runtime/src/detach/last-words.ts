import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** More than this of what a process printed tells no more. */
const longest = 2_000;

/** Where a process prints why it died: a file without a name, which goes away with its last reader. */
export class LastWords implements Disposable {
  /** For the stdio of the process. */
  readonly stdio: number | 'ignore';

  constructor() {
    this.stdio = openNameless();
  }

  /** The end of what was printed so far. */
  read(): string {
    if (this.stdio === 'ignore') return '';
    const { size } = fstatSync(this.stdio);
    const bytes = Buffer.alloc(Math.min(size, longest));
    readSync(this.stdio, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8').trim();
  }

  [Symbol.dispose](): void {
    if (this.stdio !== 'ignore') closeSync(this.stdio);
  }
}

function openNameless(): number | 'ignore' {
  const path = join(tmpdir(), `dispatch-${randomUUID()}`);
  try {
    const file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return file;
  } catch {
    return 'ignore';
  }
}
