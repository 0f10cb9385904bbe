import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { ServerSettings } from '../config/server-settings.ts';
import { failure } from '../failure.ts';
import type { Channel } from './channel.ts';
import { describeThrown } from './describe-thrown.ts';
import { listTools } from './list-tools.ts';
import type { ProgressRelay } from './progress-relay.ts';
import type { WireCall, WireOutcome, WireResult, WireTool } from './wire.ts';

/** Looser than the SDK's: what kinds of content there are is for those who read it. */
const resultSchema = z.looseObject({
  content: z.array(z.looseObject({ type: z.string() })).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().optional(),
});

interface Opened {
  readonly client: Client;
  readonly channel: Channel;
  readonly settings: ServerSettings;
  readonly progress: ProgressRelay;
}

/** One client of one server, shaken hands on. Any number of calls may be under way. */
export class Connection implements AsyncDisposable {
  readonly kind: Channel['kind'];
  readonly #opened: Opened;
  #inFlight = 0;
  #isLost = false;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.kind = opened.channel.kind;
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- no EventTarget
    opened.client.onclose = () => {
      this.#isLost = true;
    };
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Whether nothing more can be sent by it. */
  get isLost(): boolean {
    return this.#isLost;
  }

  async list(options: { signal: AbortSignal; timeoutMs: number }): Promise<readonly WireTool[]> {
    return await listTools(this.#opened.client, options);
  }

  /** Never rejects. The server is told when the signal is aborted or the time is up. */
  async call(call: WireCall): Promise<WireOutcome> {
    const { client, channel, settings } = this.#opened;
    this.#inFlight += 1;
    using heard = call.onProgress && this.#opened.progress.listen(call.onProgress);
    try {
      const meta = heard === undefined ? {} : { _meta: { progressToken: heard.token } };
      const params = { name: call.tool, arguments: call.args, ...meta };
      const request = { method: 'tools/call', params };
      const result = await client.request(request, resultSchema, {
        signal: call.signal,
        timeout: call.timeoutMs,
        maxTotalTimeout: call.timeoutMs,
      });
      return { ok: true, result: readResult(result) };
    } catch (thrown) {
      if (call.signal.aborted) return cancelled(call.tool);
      const fault = describeThrown(thrown, {
        server: settings.name,
        doing: `tool ${JSON.stringify(call.tool)}`,
        timeoutMs: call.timeoutMs,
        maxResultBytes: settings.maxResultBytes,
        beside: channel.describe(),
      });
      // Nobody took it: the session is gone, and so are its other calls. A single call that was lost
      // on its way says nothing about them.
      if (!fault.reached) this.#isLost = true;
      return fault;
    } finally {
      this.#inFlight -= 1;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isLost = true;
    await this.#opened.channel.close();
  }
}

function readResult({ content, structuredContent, isError }: z.infer<typeof resultSchema>) {
  const result: WireResult = {
    content: content as readonly JsonObject[],
    structured: structuredContent as JsonValue | undefined,
    isError: isError === true,
  };
  return result;
}

function cancelled(tool: string): WireOutcome {
  return {
    ok: false,
    kind: 'cancelled',
    reached: true,
    failure: failure({
      code: 'TOOL_CANCELLED',
      message: `tool ${JSON.stringify(tool)}: the call was cancelled.`,
      errorClass: 'transient',
    }),
  };
}
