import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { resourceLimits } from 'node:worker_threads';
import { processFile } from '../worker-file.ts';
import { endGroup, holdGroup } from './process-group.ts';

/** A process that left its group may hold the pipes for ever; what the others wrote is read by then. */
const drainTimeoutInMs = 500;

/** How a process ended: one of the two is there. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface AgentProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Never rejects. */
  readonly exited: Promise<ProcessExit>;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Ends its group, and waits until it is gone and its pipes are read to the end. */
  end(): Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts a process that leads a group of its own, with the variables of this thread, and puts the
 * id of the group into the cell. The last pipe carries nothing: its end tells the process that we
 * are gone.
 * @throws as `spawn` does: EAGAIN, ENOMEM, EMFILE on a machine that is short of something.
 */
export async function startProcess(cell: Int32Array): Promise<AgentProcess> {
  const child = spawn(process.execPath, [...heapLimit(), processFile], {
    detached: true,
    // Structured data, bytes included, as over a MessagePort.
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
  }) as Child;
  if (child.pid === undefined) {
    // Without pipes even, when no more files may be opened.
    const [error] = (await once(child, 'error')) as [Error];
    throw error;
  }
  holdGroup(cell, child.pid);
  // From now on, these are messages that could not be sent.
  child.on('error', () => undefined);
  return wrap(child, cell);
}

function wrap(child: Child, cell: Int32Array): AgentProcess {
  const exited = watchExit(child);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    exited,
    // A process that is ending takes no messages; its exit tells all there is to know.
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    async end() {
      endGroup(cell);
      await exited;
      const timer = setTimeout(
        () => child.stdio.forEach((pipe) => pipe?.destroy()),
        drainTimeoutInMs,
      );
      await closed;
      clearTimeout(timer);
    },
  };
}

/** The limit that threads of this pool have, for the heap of a process. */
function heapLimit(): readonly string[] {
  const { maxOldGenerationSizeMb } = resourceLimits;
  return maxOldGenerationSizeMb === undefined
    ? []
    : [`--max-old-space-size=${maxOldGenerationSizeMb}`];
}

async function watchExit(child: ChildProcess): Promise<ProcessExit> {
  return await new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
