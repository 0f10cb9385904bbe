import type { ErrorClass, ErrorDetail, JsonValue, LogLine } from '@parallel-dispatcher/schema';
import type { Failure } from './agent-error.ts';

/** Version of the messages between an agent's worker and its host. */
export const hostPortVersion = 1;

export type HostMethod =
  | 'tools.call'
  | 'model.isAvailable'
  | 'model.generateText'
  | 'model.generateObject'
  | 'model.stream'
  | 'files.read'
  | 'files.write'
  | 'files.keepRejected'
  | 'artifacts.put'
  | 'artifacts.get';

/**
 * From the worker to the host. Bytes travel as Uint8Array, all else as plain data.
 * `started` names the thread, or process, that took the task; `stopping` says the cancel was heard, which a
 * blocked thread cannot say; `alive` stands for what was too much to send.
 */
export type AgentMessage =
  | { readonly v: 1; readonly type: 'started'; readonly thread: number }
  | { readonly v: 1; readonly type: 'stopping' }
  | { readonly v: 1; readonly type: 'alive' }
  | {
      readonly v: 1;
      readonly type: 'call';
      readonly id: number;
      readonly method: HostMethod;
      readonly params: unknown;
    }
  /** The agent no longer wants the answer to a call. */
  | { readonly v: 1; readonly type: 'abandon'; readonly id: number }
  | {
      readonly v: 1;
      readonly type: 'log';
      readonly level: LogLine['level'];
      readonly message: string;
      /** From the start of the call. */
      readonly atMs: number;
    }
  | {
      readonly v: 1;
      readonly type: 'progress';
      readonly message: string;
      readonly fraction: number | null;
    };

/** From the host to the worker. */
export type HostMessage =
  | {
      readonly v: 1;
      readonly type: 'answer';
      readonly id: number;
      readonly ok: true;
      readonly value: unknown;
    }
  | {
      readonly v: 1;
      readonly type: 'answer';
      readonly id: number;
      readonly ok: false;
      readonly error: ErrorDetail;
      readonly errorClass: ErrorClass;
      readonly retryAfterMs?: number;
    }
  /** A part of an answer that is still to come. */
  | { readonly v: 1; readonly type: 'part'; readonly id: number; readonly value: unknown }
  | { readonly v: 1; readonly type: 'cancel'; readonly reason: string };

/** How an agent call ended, as plain data: a worker answers, it never throws. */
export type AgentReply =
  { readonly ok: true; readonly output: JsonValue } | ({ readonly ok: false } & Failure);

/** The worker's end of a call's port: a MessagePort, or anything that behaves like one. */
export interface AgentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}
