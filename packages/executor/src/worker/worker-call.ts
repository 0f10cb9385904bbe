import type { MessagePort } from 'node:worker_threads';
import type { AgentMessage, Failure } from '@parallel-dispatcher/agent';
import type { TaskEnvelope } from '@parallel-dispatcher/schema';

/** What a worker thread is asked: to load its code ahead of time, or to run one call. */
export type WorkerCall = { readonly type: 'warm' } | RunCall;

export interface RunCall {
  readonly type: 'run';
  /** The light module of the agent, its default export being the definition. */
  readonly moduleUrl: string;
  readonly envelope: TaskEnvelope;
  readonly port: MessagePort;
  /** Shared with the host: who claims it first decides whether the call runs. */
  readonly claim: Int32Array;
  /** Whether other calls run on this thread too, so that it must be kept. */
  readonly shared: boolean;
  readonly maxOutputBytes: number;
}

/** How the agent ended, its output as JSON text. */
export type WorkerReply =
  { readonly ok: true; readonly json: string } | ({ readonly ok: false } & Failure);

/** The last message of a call. */
export interface ReplyMessage {
  readonly v: 1;
  readonly type: 'reply';
  readonly reply: WorkerReply;
  readonly droppedLogBytes: number;
  /** False when the agent left timers, sockets or changed globals behind. */
  readonly clean: boolean;
}

export type WorkerMessage = AgentMessage | ReplyMessage;
