import type { Failure } from '@parallel-dispatcher/agent';
import { gateJsonValue } from '@parallel-dispatcher/schema';
import type { ErrorDetail, JsonValue, McpCall, McpServers } from '@parallel-dispatcher/schema';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { BulkCalls } from './bulk/bulk-calls.ts';
import { isObject } from './dialects/read-fields.ts';
import { createAllows } from './policy/create-allows.ts';
import { createMemoryPins } from './policy/create-memory-pins.ts';
import type { PinStore } from './policy/pinned-tools.ts';
import { CallScope } from './pool/call-scope.ts';
import { describeNamed, type NamedTools } from './pool/describe-named.ts';
import { describeTools } from './pool/describe-tools.ts';
import type { EmbeddedTools } from './pool/embedded-tools.ts';
import { healthOf, poolServer, type PooledServer } from './pool/pooled-server.ts';
import { resolveTool, type ResolvedTool } from './pool/resolve-tool.ts';
import { runEmbedded, runOnServer, type Ended } from './pool/run-tool.ts';
import type { ServerHealth } from './pool/server-health.ts';
import { SharedCalls } from './pool/shared-calls.ts';
import type { ToolAnswer } from './pool/tool-answer.ts';
import type { ToolCall, ToolQuery } from './pool/tool-call.ts';
import { noTools, stoppedCall, unknownServer, unusableArguments } from './pool/tool-errors.ts';
import type { ToolInfo } from './pool/tool-info.ts';
import { untilAborted } from './server/until-aborted.ts';
import { systemClock } from './system-clock.ts';

export interface ToolPoolOptions {
  /** `mcp_servers` of the config. */
  readonly servers: McpServers;
  /** `agent_tools` of the config. @default every agent may call every tool */
  readonly agentTools?: Readonly<Record<string, readonly string[]>>;
  /** Tools that stand in where no server offers one of their name. */
  readonly embedded?: EmbeddedTools;
  /** Where it is kept which tools were seen. @default as long as this pool */
  readonly pins?: PinStore;
  /** Takes secrets out of what is recorded. */
  readonly redact: <T extends JsonValue>(value: T) => T;
  /** Where declared variables come from. */
  readonly env: NodeJS.ProcessEnv;
  /** What a relative `cwd` of a server is relative to. @default the working directory */
  readonly cwd?: string;
  readonly clock?: Clock;
}

export type Accepted = { readonly ok: true } | ({ readonly ok: false } & Failure);

/** The MCP servers of a process, shared by all its agents. Connects when a call first needs it. */
export class ToolPool implements AsyncDisposable {
  readonly #options: ToolPoolOptions;
  readonly #clock: Clock;
  readonly #servers: ReadonlyMap<string, PooledServer>;
  readonly #shared = new SharedCalls();
  readonly #together = new BulkCalls();
  readonly #closing = new AbortController();
  readonly #allows = new Map<string, (names: readonly string[]) => boolean>();

  constructor(options: ToolPoolOptions) {
    const { clock = systemClock, pins = createMemoryPins(), cwd = process.cwd(), env } = options;
    this.#options = options;
    this.#clock = clock;
    this.#servers = new Map(
      Object.entries(options.servers).map(([name, server]) => [
        name,
        poolServer({ name, server }, { clock, pins, cwd, env }),
      ]),
    );
  }

  /** All tools of the servers that are there, and the embedded ones. Connects to every server. */
  async list(): Promise<readonly ToolInfo[]> {
    const { embedded } = this.#options;
    return await describeTools({ servers: this.#servers.values(), embedded });
  }

  /** What tools take, by the names that calls use, as far as the agent may call them. Never rejects. */
  async describe({ names, ...query }: ToolQuery): Promise<NamedTools> {
    using scope = new CallScope({
      signal: query.signal,
      closing: this.#closing.signal,
      timeLeftMs: query.timeLeftMs,
      clock: query.clock ?? this.#clock,
    });
    return await describeNamed(names, (name) => this.#resolve({ ...query, name, args: {} }, scope));
  }

  /** Calls a tool for a task. Never rejects. */
  async call(call: ToolCall): Promise<ToolAnswer> {
    const started = this.#clock.now();
    using scope = new CallScope({
      signal: call.signal,
      closing: this.#closing.signal,
      timeLeftMs: call.timeLeftMs,
      clock: call.clock ?? this.#clock,
    });
    const fault = gateJsonValue(call.args, { at: 'args' });
    if (fault !== undefined || !isObject(call.args)) {
      const failure = unusableArguments(fault);
      return this.#answer({ call, started, resolved: undefined, ended: { failure, source: null } });
    }
    const resolved = await this.#resolve(call, scope);
    const ended = await this.#run({ call, scope, resolved });
    return this.#answer({ call, started, resolved, ended });
  }

  /** Takes the tools of a server as they are now for what they should be. */
  async accept(server: string): Promise<Accepted> {
    const state = this.#servers.get(server)?.state;
    if (state === undefined) {
      return { ok: false, ...unknownServer(server, [...this.#servers.keys()]) };
    }
    if (!state.ok) return { ok: false, ...state.failure };
    const listed = await state.server.accept();
    return listed.ok ? { ok: true } : { ok: false, ...listed.failure };
  }

  health(): readonly ServerHealth[] {
    return [...this.#servers.values()].map(healthOf);
  }

  /** Ends calls, connections and programs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await Promise.all(
      [...this.#servers.values()].map(async ({ state }) => {
        if (state.ok) await state.server[Symbol.asyncDispose]();
      }),
    );
  }

  async #resolve(call: ToolCall, scope: CallScope): Promise<ResolvedTool> {
    const { embedded } = this.#options;
    if (this.#servers.size === 0 && embedded === undefined)
      return { kind: 'none', failure: noTools };
    const resolving = resolveTool(call.name, {
      agent: call.agent,
      servers: this.#servers,
      embedded,
      allows: this.#allowsOf(call.agent),
    });
    const resolved = await untilAborted(resolving, scope.signal);
    return resolved ?? { kind: 'none', failure: stoppedCall(call, scope) };
  }

  async #run(running: {
    readonly call: ToolCall;
    readonly scope: CallScope;
    readonly resolved: ResolvedTool;
  }): Promise<Ended | NotRun> {
    const { call, scope, resolved } = running;
    const { embedded } = this.#options;
    if (resolved.kind === 'server') {
      const shared = { shared: this.#shared, together: this.#together };
      return await runOnServer({ call, scope, resolved }, shared);
    }
    if (resolved.kind === 'embedded' && embedded !== undefined) {
      return await runEmbedded({ call, scope, resolved }, { embedded });
    }
    return { failure: resolved.kind === 'none' ? resolved.failure : noTools, source: null };
  }

  #answer(answering: {
    readonly call: ToolCall;
    readonly started: number;
    readonly resolved: ResolvedTool | undefined;
    readonly ended: Ended | NotRun;
  }): ToolAnswer {
    const { call, started, resolved, ended } = answering;
    const { redact } = this.#options;
    const isKnown = resolved !== undefined && resolved.kind !== 'none';
    const record: McpCall = {
      tool: isKnown ? resolved.tool.name : call.name,
      input: resolved === undefined ? null : redact(call.args),
      output: 'value' in ended ? redact(ended.value) : null,
      duration_ms: this.#clock.now() - started,
      server: resolved?.kind === 'server' ? resolved.server.settings.name : null,
      source: ended.source,
      error: null,
    };
    if ('value' in ended) return { ok: true, value: ended.value, record };
    const error = redact({ ...ended.failure.error } as unknown as JsonValue) as unknown;
    const shown = error as ErrorDetail;
    return { ok: false, ...ended.failure, error: shown, record: { ...record, error: shown } };
  }

  #allowsOf(agent: string): (names: readonly string[]) => boolean {
    const known = this.#allows.get(agent);
    if (known !== undefined) return known;
    const lists = this.#options.agentTools ?? {};
    const allows = createAllows(Object.hasOwn(lists, agent) ? lists[agent] : lists['*']);
    this.#allows.set(agent, allows);
    return allows;
  }
}

/** Nothing was called. */
interface NotRun {
  readonly failure: Failure;
  readonly source: null;
}
