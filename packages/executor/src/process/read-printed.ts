import { createByteBudget, createPulse, hostPortVersion } from '@parallel-dispatcher/agent';
import type { AgentMessage } from '@parallel-dispatcher/agent';
import { maxLogBytes } from '../host-port/log-collector.ts';
import type { AgentProcess } from './agent-process.ts';
import { readLines } from './read-lines.ts';

/** As much as tells why a process gave up. */
const maxTailLength = 4000;

export interface Printed {
  /** The end of what came over stderr. */
  tail(): string;
  /** Bytes that were too many to hand on. */
  droppedBytes(): number;
}

/** Makes log lines of what a process and its children print, until there are too many. */
export function readPrinted(
  { stdout, stderr }: Pick<AgentProcess, 'stdout' | 'stderr'>,
  send: (line: AgentMessage) => void,
): Printed {
  const startedAt = performance.now();
  // Twice what the host keeps, which redacts whole lines first and cuts afterwards.
  const budget = createByteBudget(2 * maxLogBytes);
  const pulse = createPulse(send);
  let tail = '';
  const print = (level: 'stdout' | 'stderr', message: string): void => {
    if (!budget.take(Buffer.byteLength(message))) return pulse();
    const atMs = performance.now() - startedAt;
    send({ v: hostPortVersion, type: 'log', level, message, atMs });
  };
  readLines(stdout, (text) => print('stdout', text));
  readLines(stderr, (text) => {
    tail = (tail + text).slice(-maxTailLength);
    print('stderr', text);
  });
  return { tail: () => tail, droppedBytes: () => budget.dropped() };
}
