import type {
  ArtifactRef,
  JsonObject,
  JsonValue,
  Repair,
  UpstreamEntry,
} from '@parallel-dispatcher/schema';
import type { AgentModel } from './model/agent-model.ts';

/** What a tool answered, and who gave the answer. */
export interface ToolResult {
  readonly value: JsonValue;
  /** Name of the server, or `embedded`; null where the host cannot tell. */
  readonly server: string | null;
  /** As in `mcp_calls`: `archon`, `archon:rag_search_knowledge_base`, `embedded (down: archon)`. */
  readonly source: string | null;
}

/** Tools of MCP servers, called by the host. */
export interface AgentTools {
  /** @throws AgentError with a `TOOL_*` code, or `TOOLS_UNAVAILABLE` where there are none. */
  call(name: string, args: JsonObject): Promise<JsonValue>;
  /** The same, and where the answer came from. */
  ask(name: string, args: JsonObject): Promise<ToolResult>;
}

export interface WriteOptions {
  /** Whether a file that is already there may be replaced. @default false */
  readonly overwrite?: boolean;
}

/** Files inside the allowed roots. Written files are placed only once the output was accepted. */
export interface AgentFiles {
  /**
   * A regular file; what this call has staged before is read back.
   * @throws AgentError with a `PATH_*` code or `FILE_TOO_LARGE`.
   */
  read(path: string): Promise<Uint8Array>;
  /** The same as UTF-8 text. */
  readText(path: string): Promise<string>;
  /**
   * Stages a file: absolute path, placed atomically after the outcome was accepted. Missing
   * folders are made.
   * @throws AgentError with a `PATH_*` code, `FILE_EXISTS` or `FILE_TOO_LARGE`.
   */
  write(path: string, contents: string | Uint8Array, options?: WriteOptions): Promise<void>;
  /**
   * Keeps a file that the agent itself refuses, to be seen: placed as `<path>.rejected` if this call
   * ends with an error of the agent's own, and nowhere on success, cancel or timeout. A later success
   * that writes the first kept path takes all of them away again. Answers where it will be.
   * @throws AgentError with a `PATH_*` code or `FILE_TOO_LARGE`.
   */
  keepRejected(path: string, contents: string | Uint8Array): Promise<string>;
}

/** Values too large for JSON, kept by their hash beside the trace. */
export interface AgentArtifacts {
  put(
    contents: string | Uint8Array,
    about: { mediaType: string; name: string },
  ): Promise<ArtifactRef>;
  get(ref: ArtifactRef): Promise<Uint8Array>;
}

/** Lines for the trace of this task. What an agent prints to stdout or stderr lands there too. */
export interface AgentLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** All an agent reaches of the outside. */
export interface AgentContext {
  readonly run: string;
  readonly task: string;
  /** From 1; rises only with a charged failure. */
  readonly attempt: number;
  /** The same in every attempt of this task in this run. */
  readonly idempotencyKey: string;
  readonly traceparent: string | null;
  /** What was wrong with the answer before, where this attempt is to mend it; else null. */
  readonly repair: Repair | null;
  /** Outputs of the dependencies, by task id. */
  readonly upstream: Readonly<Record<string, UpstreamEntry>>;
  /** Aborted on deadline and cancel; an agent that ignores it is ended after a grace. */
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  readonly model: AgentModel;
  readonly files: AgentFiles;
  readonly artifacts: AgentArtifacts;
  readonly log: AgentLog;
  /** Says how far the work is; `fraction` from 0 to 1. */
  readonly progress: (message: string, fraction?: number) => void;
}
