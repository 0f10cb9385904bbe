import childProcess from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { captureSyncChildren } from './capture-sync-children.ts';
import { readLines } from '../process/read-lines.ts';
import { inheritedSlots, withPipes } from './inherited-slots.ts';
import type { Slot } from './inherited-slots.ts';
import { printToTask } from './print-to-task.ts';

/**
 * Sends what child processes would print to our stdout and stderr to the log of their task. They
 * get pipes instead of our descriptors; the agent sees no difference.
 */
export function captureChildren(): void {
  captureSpawn();
  captureSyncChildren();
}

type Spawn = (this: ChildProcess, options: { readonly stdio?: unknown }) => number;

/** Under `spawn`, `exec`, `execFile` and `fork`. */
function captureSpawn(): void {
  const prototype = childProcess.ChildProcess.prototype as unknown as { spawn: Spawn };
  const spawn: Spawn = prototype.spawn;
  prototype.spawn = function spawnWithPipes(options) {
    const slots = inheritedSlots(options.stdio);
    if (slots.length === 0) return spawn.call(this, options);
    const answer = spawn.call(this, { ...options, stdio: withPipes(options.stdio, slots) });
    for (const slot of slots) readSlot(this, slot);
    return answer;
  };
}

/** Hidden again afterwards: who lets a child inherit finds no stream to read. */
function readSlot(child: ChildProcess, { index, level }: Slot): void {
  const stream = child.stdio?.[index];
  // No process was started.
  if (stream === undefined || stream === null || !('setEncoding' in stream)) return;
  readLines(stream, (text) => void printToTask(level, text));
  Object.assign(child.stdio, { [index]: null });
  if (index === 1) child.stdout = null;
  if (index === 2) child.stderr = null;
}
