import type { JsonObject } from '@parallel-dispatcher/schema';
import { AgentError } from '../agent-error.ts';
import type { HostModelRequest, ModelMessage, ModelRequest } from './model-request.ts';

/**
 * A request as plain data: the prompt becomes a message, fields without a value are left out.
 * @throws AgentError with `MODEL_REQUEST_INVALID` unless it has either a prompt or messages.
 */
export function hostRequestOf(
  { prompt, messages, system, signal: _signal, ...options }: ModelRequest,
  schema?: JsonObject,
): HostModelRequest {
  if ((prompt === undefined) === (messages === undefined)) {
    throw new AgentError({
      code: 'MODEL_REQUEST_INVALID',
      message: `A model request has either a prompt or messages; got ${prompt === undefined ? 'neither' : 'both'}.`,
      errorClass: 'bug',
      hint: 'Write { prompt: "..." }, or { messages: [{ role: "user", content: "..." }] }.',
    });
  }
  const opening: readonly ModelMessage[] =
    system === undefined ? [] : [{ role: 'system', content: system }];
  const said: readonly ModelMessage[] =
    messages ?? (prompt === undefined ? [] : [{ role: 'user', content: prompt }]);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as Omit<HostModelRequest, 'messages'>),
    messages: [...opening, ...said],
    ...(schema !== undefined && { schema }),
  };
}
