import type { MessagePort } from 'node:worker_threads';
import type { AgentMessage, Failure } from '@parallel-dispatcher/agent';
import type { ErrorDetail, JsonObject, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { Isolation } from '../pool/isolation-of.ts';

/** What a worker thread is asked: to load its code ahead of time, or to run one call. */
export type WorkerCall = { readonly type: 'warm' } | RunCall;

/** Which agent to run, and with what. */
export interface AgentTask {
  /** The light module of the agent, its default export being the definition. */
  readonly moduleUrl: string;
  /** For a module that makes its agent from settings; null for one that exports it. */
  readonly settings: JsonObject | null;
  readonly envelope: TaskEnvelope;
  readonly maxOutputBytes: number;
}

export interface RunCall extends AgentTask {
  readonly type: 'run';
  readonly port: MessagePort;
  /** Shared with the host: who claims it first decides whether the call runs. */
  readonly claim: Int32Array;
  /** `shared`: other calls run on this thread too, so that it must be kept. */
  readonly isolation: Isolation;
  /** Holds the process group of the call, if it gets one; both sides may end it. */
  readonly group: Int32Array;
  /** How long an agent has to end by itself once it was asked to. */
  readonly graceMs: number;
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
  /** False when the agent left a thread of its own with timers, sockets or changed globals. */
  readonly clean: boolean;
}

/** Instead of a reply: the agent did not run, through no fault of its own. */
export interface UnstartedMessage {
  readonly v: 1;
  readonly type: 'unstarted';
  readonly error: ErrorDetail;
}

export type WorkerMessage = AgentMessage | ReplyMessage | UnstartedMessage;
