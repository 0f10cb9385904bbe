import { once } from 'node:events';
import { Writable } from 'node:stream';
import { serveOverHttp, serveOverStdio } from '@parallel-dispatcher/server';
import { errorAnswer, type Answer } from '../answer.ts';
import type { Interruption } from '../io/interrupt-on-signals.ts';
import { ownStderr, ownStdout } from '../io/own-streams.ts';
import type { McpOptions } from '../options/mcp-options.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import { exitCodeOfErrors } from '../render/exit-code-of-errors.ts';
import { interruptedDocument } from '../render/interrupted-document.ts';

interface Serving {
  readonly version: string;
  /** Aborted when the command is to end. */
  readonly cancel: AbortSignal;
}

/** `dispatch mcp`: serves until the client is gone, or a signal. Runs go on. */
export async function serveMcp(options: McpOptions, serving: Serving): Promise<Answer> {
  return options.http === true
    ? await overHttp(options, serving)
    : await overStdio(options, serving);
}

async function overStdio(options: McpOptions, { version, cancel }: Serving): Promise<Answer> {
  const { stdin } = process;
  // For a person who came here by hand; programs hear nothing but the protocol.
  if (stdin.isTTY && process.stderr.isTTY) {
    ownStderr('dispatch mcp waits for an MCP client on stdin; --http listens. Ctrl-C ends it.\n');
  }
  const place = { ...runtimeOptions(options), version };
  await serveOverStdio({ ...place, stdin, stdout: protocolStdout(), signal: cancel });
  return endAnswer(cancel);
}

async function overHttp(options: McpOptions, { version, cancel }: Serving): Promise<Answer> {
  const { host, port } = options;
  const served = await serveOverHttp({
    ...runtimeOptions(options),
    version,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
  });
  if (!served.ok) return errorAnswer(served.errors, exitCodeOfErrors(served.errors));
  await using service = served.value;
  // Always: with port 0 nobody else knows it.
  ownStderr(`dispatch mcp listens on ${service.url}\n`);
  if (!cancel.aborted) await once(cancel, 'abort');
  return endAnswer(cancel);
}

/** stdout as it really is. Nothing is said on it here but what the protocol says. */
function protocolStdout(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => void ownStdout(chunk, done),
  });
}

/** Nothing to show. A client that left is the usual end, a signal is what it always is. */
function endAnswer(cancel: AbortSignal): Answer {
  const isSignal = cancel.aborted && (cancel.reason as Interruption).signal !== null;
  return { kind: 'raw', exitCode: isSignal ? interruptedDocument(cancel).exit_code : 0, raw: '' };
}
