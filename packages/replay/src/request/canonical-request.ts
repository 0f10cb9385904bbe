import { createHash } from 'node:crypto';
import type { HostModelCall, HostToolCall } from '@parallel-dispatcher/executor';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Recording } from '../file/recording.ts';
import { sortKeys } from './sort-keys.ts';
import type { Wording } from './wording.ts';

/** What was asked, as far as an answer depends on it: without times and ids. */
export interface CanonicalRequest {
  readonly kind: Recording['kind'];
  /** 64 hex digits. */
  readonly key: string;
  readonly request: JsonObject;
  /** How a sentence names it. */
  readonly label: string;
}

/** Name of the model that a task asks for; undefined: as its agent or the run has it. */
export type ModelOfTask = (task: string) => string | undefined;

export function toolRequest(
  { agent, name, args }: Pick<HostToolCall, 'agent' | 'name' | 'args'>,
  wording: Wording,
): CanonicalRequest {
  const label = `The call of the tool ${name}`;
  return { ...canonical('tool', wording.store({ agent, tool: name, args })), label };
}

type ModelCallFacts = Pick<HostModelCall, 'agent' | 'method' | 'request' | 'task'>;

/** How long the agent would wait depends on the time it has left: not on what it asks. */
export function modelRequest(
  { agent, method, task, request: { timeoutMs: _time, ...request } }: ModelCallFacts,
  { wording, modelOfTask }: { readonly wording: Wording; readonly modelOfTask: ModelOfTask },
): CanonicalRequest {
  const model = request.model ?? modelOfTask(task) ?? null;
  const asked = { ...request, agent, method, model } as unknown as JsonObject;
  const label = `The model call (${method}) of the agent ${agent}`;
  return { ...canonical('model', wording.store(asked)), label };
}

function canonical(kind: Recording['kind'], stored: JsonObject): Omit<CanonicalRequest, 'label'> {
  const request = sortKeys(stored);
  const key = createHash('sha256')
    .update(JSON.stringify([kind, request]))
    .digest('hex');
  return { kind, key, request };
}
