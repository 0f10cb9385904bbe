import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { captureChildren } from './capture-children.ts';
import { levels, printToTask } from './print-to-task.ts';
import type { Level } from './print-to-task.ts';

/**
 * Sends what agents print to the log of their task instead of the process's stdout, which holds
 * exactly one JSON document. Covers console, process.stdout and process.stderr, writes to the file
 * descriptors 1 and 2 through `node:fs`, as loggers make them, and child processes that inherit them.
 */
export function captureOutput(): void {
  captureStream(process.stdout, 'stdout');
  captureStream(process.stderr, 'stderr');
  captureDescriptors();
  captureChildren();
  syncBuiltinESMExports();
}

function captureStream(stream: NodeJS.WriteStream, level: Level): void {
  const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    printToTask(level, chunk);
    const done = rest.find((argument) => typeof argument === 'function');
    if (done !== undefined) queueMicrotask(done as () => void);
    return true;
  };
  Object.assign(stream, { write });
}

function captureDescriptors(): void {
  const { write, writeSync } = fs;
  Object.assign(fs, {
    writeSync(...call: Parameters<typeof writeSync>) {
      const level = levels.get(call[0]);
      return level === undefined ? writeSync(...call) : printToTask(level, chunkOf(call));
    },
    write(...call: Parameters<typeof write>) {
      const level = levels.get(call[0]);
      if (level === undefined) return write(...call);
      const bytes = printToTask(level, chunkOf(call));
      const done = (call as unknown[]).at(-1) as (
        error: null,
        bytes: number,
        chunk: unknown,
      ) => void;
      return queueMicrotask(() => done(null, bytes, call[1]));
    },
  });
}

/** What a call of `fs.write` would write: all of a text, or the part of the bytes it names. */
function chunkOf(call: readonly unknown[]): string | Uint8Array {
  const [, chunk, start, length] = call;
  if (!ArrayBuffer.isView(chunk)) return String(chunk);
  const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const from = typeof start === 'number' ? start : 0;
  return bytes.subarray(from, typeof length === 'number' ? from + length : undefined);
}
