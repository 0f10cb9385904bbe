import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { JSONRPCMessageSchema, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { CommandSettings } from '../../config/server-settings.ts';
import { excerpt } from '../../excerpt.ts';
import { injectedFault, tooLargeMark } from '../injected-fault.ts';
import { readMessageId } from '../read-message-id.ts';
import { LineSplitter } from './line-splitter.ts';
import { holdGroup, releaseGroup, signalGroup } from './process-groups.ts';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Servers that end when stdin does need no signal. */
const quietMs = 100;
/** From SIGTERM to SIGKILL: together below the 1.5 s that closing may take. */
const graceMs = 800;
/** What still comes through the pipes of a process that has ended. */
const drainMs = 200;
const keptStderr = 4_000;

/**
 * A server as a program in a process group of its own, so that nothing it started outlives it. The
 * transport of the SDK takes 4 s for a server that ignores SIGTERM and leaves its children behind.
 */
export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;

  readonly #settings: CommandSettings;
  readonly #clock: Clock;
  readonly #lines: LineSplitter;
  readonly #gone = Promise.withResolvers<void>();
  #child: Child | undefined;
  #isClosed = false;
  #stderr = '';
  #garbage = '';
  #excess = '';
  #end = '';

  constructor({ settings, clock }: { settings: CommandSettings; clock: Clock }) {
    this.#settings = settings;
    this.#clock = clock;
    this.#lines = new LineSplitter({
      // A text is longer inside JSON, and often sent a second time as structured content.
      maxBytes: 4 * settings.maxResultBytes + 65_536,
      onLine: (line) => this.#read(line),
      onTooLong: (ends) => {
        const id = readMessageId(ends);
        if (id !== undefined) this.onmessage?.(injectedFault(id, tooLargeMark));
      },
      onEndless: () => {
        this.#excess = 'It printed 64 MiB without a line break and was ended.';
        this.#child?.stdout.removeAllListeners('data').pause();
        this.#endGroup();
      },
    });
  }

  async start(): Promise<void> {
    const { command, args, env, cwd } = this.#settings;
    const child: Child = spawn(command, args, { env, cwd, detached: true, stdio: 'pipe' });
    this.#child = child;
    child.stdin.on('error', (error) => this.onerror?.(error));
    child.stdout.on('data', (chunk: Buffer) => this.#lines.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-keptStderr);
    });
    const started = Promise.withResolvers<void>();
    child.once('spawn', started.resolve);
    child.once('error', (error) => {
      started.reject(error);
      this.#finish();
    });
    child.once('exit', (exitCode, signal) => {
      this.#end = signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
      this.#endGroup();
      // A process that left the group may hold the pipes open for ever.
      this.#clock.setTimer(drainMs, () => this.#finish());
    });
    child.once('close', () => this.#finish());
    await started.promise;
    if (child.pid !== undefined) holdGroup(child.pid);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const stdin = this.#child?.stdin;
    if (this.#isClosed || stdin === undefined || !stdin.writable) throw new Error('Not connected');
    if (stdin.write(`${JSON.stringify(message)}\n`)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        stdin.off('drain', go);
        stdin.off('close', go);
        resolve();
      };
      stdin.once('drain', go);
      stdin.once('close', go);
    });
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined) return this.#finish();
    if (isRunning(child)) {
      const group = child.pid;
      // Of one that has ended, the id may be that of another group by now.
      const signal = (name: 'SIGTERM' | 'SIGKILL'): void => {
        if (isRunning(child)) signalGroup(group, name);
      };
      child.stdin.end();
      using _term = this.#clock.setTimer(quietMs, () => signal('SIGTERM'));
      using _kill = this.#clock.setTimer(quietMs + graceMs, () => signal('SIGKILL'));
      await this.#gone.promise;
    }
    await this.#gone.promise;
  }

  /** How it ended and what it said, for an error. */
  describe(): string {
    const printed = this.#garbage === '' ? '' : `It printed to stdout: ${excerpt(this.#garbage)}`;
    const said =
      this.#stderr.trim() === '' ? '' : `It said: ${excerpt(this.#stderr.slice(-1_000))}`;
    const ended = this.#end === '' ? '' : `It ${this.#end}.`;
    return [this.#excess, ended, said, printed].filter((part) => part !== '').join(' ');
  }

  #read(line: string): void {
    let message: JSONRPCMessage;
    try {
      message = JSONRPCMessageSchema.parse(JSON.parse(line));
    } catch (thrown) {
      // Many programs print a greeting; it is no reason to give them up.
      if (this.#garbage === '') this.#garbage = excerpt(line, 200);
      this.onerror?.(thrown as Error);
      return;
    }
    this.onmessage?.(message);
  }

  #endGroup(): void {
    const group = this.#child?.pid;
    if (group === undefined) return;
    signalGroup(group, 'SIGKILL');
    releaseGroup(group);
  }

  #finish(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#child?.stdout.destroy();
    this.#child?.stderr.destroy();
    this.#gone.resolve();
    this.onclose?.();
  }
}

function isRunning({ exitCode, signalCode }: Child): boolean {
  return exitCode === null && signalCode === null;
}
