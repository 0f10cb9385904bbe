import type { Failure } from '@parallel-dispatcher/agent';
import type { JsonValue } from '@parallel-dispatcher/schema';
import canonicalize from 'canonicalize';
import type { WireOutcome } from '../connection/wire.ts';
import { readAnswer } from '../dialects/read-answer.ts';
import { writeArguments } from '../dialects/write-arguments.ts';
import { excerpt } from '../excerpt.ts';
import { failure } from '../failure.ts';
import { messageOf } from '../message-of.ts';
import { untilAborted } from '../server/until-aborted.ts';
import type { CallScope } from './call-scope.ts';
import { embeddedName, type EmbeddedAnswer, type EmbeddedTools } from './embedded-tools.ts';
import type { ResolvedTool } from './resolve-tool.ts';
import type { BulkCalls } from '../bulk/bulk-calls.ts';
import type { SharedCalls } from './shared-calls.ts';
import type { ToolCall } from './tool-call.ts';
import { stoppedCall } from './tool-errors.ts';

interface Running<Kind extends ResolvedTool['kind']> {
  readonly call: ToolCall;
  readonly scope: CallScope;
  readonly resolved: Extract<ResolvedTool, { kind: Kind }>;
}

export type Ended =
  | { readonly ok: true; readonly value: JsonValue; readonly source: string }
  | { readonly ok: false; readonly failure: Failure; readonly source: string };

/** Calls a tool of a server; calls that only read and ask for the same are made once. */
export async function runOnServer(
  { call, scope, resolved: { server, tool, bulk } }: Running<'server'>,
  { shared, together }: { readonly shared: SharedCalls; readonly together: BulkCalls },
): Promise<Ended> {
  const { settings } = server;
  const args = writeArguments(tool, call.args);
  const { onProgress, clock } = call;
  const hold = clock && (() => clock.hold());
  const made = {
    tool: tool.wire.name,
    args,
    task: `${call.run}/${call.task}`,
    repeatable: tool.repeatable,
  };
  const via = tool.wire.name === tool.name ? settings.name : `${settings.name}:${tool.wire.name}`;
  let outcome: WireOutcome | undefined;
  let source = via;
  if (tool.readOnly) {
    // As long as the server may take: who joins may have more time than who began.
    const { timeoutMs } = settings;
    const joined = await shared.join(`${settings.name}/${tool.wire.name} ${canonicalize(args)}`, {
      signal: scope.signal,
      onProgress,
      hold,
      start: async (own) => {
        const one = { ...made, timeoutMs, ...own };
        if (bulk === undefined) return await server.call(one);
        const bulked = await together.call(one, { server, bulk });
        if (bulked.size > 1) source = `${settings.name}:${bulk.name} (${bulked.size} calls as one)`;
        return bulked.outcome;
      },
    });
    ({ outcome } = joined);
    if (joined.isShared) source = `${via} (coalesced)`;
  } else {
    outcome = await server.call({
      ...made,
      timeoutMs: Math.max(1, Math.min(settings.timeoutMs, scope.timeMs)),
      signal: scope.signal,
      hold,
      ...(onProgress !== undefined && { onProgress }),
    });
  }
  if (outcome === undefined || (!outcome.ok && scope.stopped !== undefined)) {
    return { ok: false, failure: stoppedCall(call, scope), source };
  }
  if (!outcome.ok) return { ok: false, failure: outcome.failure, source };
  const { name, maxResultBytes } = settings;
  const context = { server: name, tool, args: call.args, maxResultBytes };
  return { ...readAnswer(outcome.result, context), source };
}

/** Calls a tool that needs no server, and says for which server it stands in. */
export async function runEmbedded(
  { call, scope, resolved: { tool, down } }: Running<'embedded'>,
  { embedded }: { readonly embedded: EmbeddedTools },
): Promise<Ended> {
  const source = down.length === 0 ? embeddedName : `${embeddedName} (down: ${down.join(', ')})`;
  const answering = embedded
    .call({ ...call, name: tool.name, signal: scope.signal })
    .catch((thrown: unknown) => embeddedFailed(tool.name, thrown));
  const answer = await untilAborted(answering, scope.signal);
  if (answer === undefined) return { ok: false, failure: stoppedCall(call, scope), source };
  return answer.ok
    ? { ok: true, value: answer.value, source }
    : { ok: false, failure: answer.failure, source };
}

function embeddedFailed(tool: string, thrown: unknown): EmbeddedAnswer {
  const said = excerpt(messageOf(thrown));
  const message = `The embedded tool ${JSON.stringify(tool)} failed: ${said}`;
  return { ok: false, failure: failure({ code: 'TOOL_FAILED', message, errorClass: 'bug' }) };
}
