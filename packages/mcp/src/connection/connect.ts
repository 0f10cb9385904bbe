import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import type { ServerSettings } from '../config/server-settings.ts';
import { failure } from '../failure.ts';
import type { Channel } from './channel.ts';
import { Connection } from './connection.ts';
import { describeThrown, type ThrownContext } from './describe-thrown.ts';
import { HttpStatusError } from './http/http-status-error.ts';
import { openHttp } from './http/open-http.ts';
import { openSse } from './http/open-sse.ts';
import { ProgressRelay } from './progress-relay.ts';
import { openStdio } from './stdio/open-stdio.ts';
import type { WireFault, WireTool } from './wire.ts';

export interface ConnectOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The server says that its tools are others now. */
  readonly onToolsChanged: () => void;
}

export interface Connected {
  readonly ok: true;
  readonly connection: Connection;
  readonly tools: readonly WireTool[];
}

/** Connects to a server and lists its tools. Never rejects; leaves nothing behind when it fails. */
export async function connect(
  settings: ServerSettings,
  options: ConnectOptions,
): Promise<Connected | WireFault> {
  const { clock } = options;
  if (settings.kind === 'command') return await shakeHands(openStdio(settings, { clock }), scope());
  if (settings.transport === 'sse') return await shakeHands(openSse(settings), scope());
  let status = 0;
  const first = await shakeHands(openHttp(settings, { clock }), {
    ...scope(),
    onStatus: (seen) => (status = seen),
  });
  const knowsHttp = first.ok || settings.transport === 'http' || !isOtherTransport(status);
  if (knowsHttp) return first;
  const second = await shakeHands(openSse(settings), scope());
  return second.ok ? second : first;

  function scope(): Scope {
    return { ...options, settings };
  }
}

/** What a server without Streamable HTTP answers to its first request. */
function isOtherTransport(status: number): boolean {
  return [400, 404, 405, 406, 415, 501].includes(status);
}

interface Scope extends ConnectOptions {
  readonly settings: ServerSettings;
  readonly onStatus?: (status: number) => void;
}

async function shakeHands(channel: Channel, scope: Scope): Promise<Connected | WireFault> {
  const { settings, clock, signal, onToolsChanged } = scope;
  const stop = new AbortController();
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => undefined);
  const giveUp = (): void => {
    stop.abort();
    late.reject(new Error('gave up'));
  };
  let isLate = false;
  using _timer = clock.setTimer(settings.connectTimeoutMs, () => {
    isLate = true;
    giveUp();
  });
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const { connectTimeoutMs: timeoutMs } = settings;
    const client = new Client({ name: 'parallel-dispatcher', version: '1' });
    // Our own timer decides; theirs only ends what it left.
    const limits = { signal: stop.signal, timeout: timeoutMs + 1_000 };
    const progress = new ProgressRelay();
    const { transport } = channel;
    const own = transport.onmessage;
    // What is set before the client comes is called before it.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- no EventTarget
    transport.onmessage = (message, extra) => {
      own?.(message, extra);
      progress.hear(message);
    };
    await Promise.race([client.connect(transport, limits), late.promise]);
    client.setNotificationHandler(ToolListChangedNotificationSchema, onToolsChanged);
    const connection = new Connection({ client, channel, settings, progress });
    const listing = connection.list({ signal: stop.signal, timeoutMs: limits.timeout });
    const tools = await Promise.race([listing, late.promise]);
    return { ok: true, connection, tools };
  } catch (thrown) {
    const context = {
      server: settings.name,
      doing: 'connecting',
      timeoutMs: settings.connectTimeoutMs,
      maxResultBytes: settings.maxResultBytes,
      beside: '',
    };
    // Closing first: only then has a program that ended said all it had to say.
    await channel.close();
    const described = { ...context, beside: channel.describe() };
    if (isLate || signal.aborted) return notInTime(described);
    if (thrown instanceof HttpStatusError) scope.onStatus?.(thrown.status);
    return notConnected(describeThrown(thrown, described));
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** No call was made, whatever went wrong. */
function notConnected(fault: WireFault): WireFault {
  if (fault.kind !== 'connection') return { ...fault, reached: false };
  const error = { ...fault.failure.error, code: 'TOOL_SERVER_DOWN' };
  return { ...fault, reached: false, failure: { ...fault.failure, error } };
}

function notInTime({ server, timeoutMs, beside }: ThrownContext): WireFault {
  const said = beside === '' ? '' : ` ${beside}`;
  return {
    ok: false,
    kind: 'connection',
    reached: false,
    failure: failure({
      code: 'TOOL_SERVER_DOWN',
      message: `connecting: the MCP server ${JSON.stringify(server)} was not ready within ${timeoutMs} ms.${said}`,
      hint: 'Look at what it waits for, or raise connect_timeout_seconds.',
      errorClass: 'transient',
    }),
  };
}
