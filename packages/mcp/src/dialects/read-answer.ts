import type { Failure } from '@parallel-dispatcher/agent';
import { gateJsonValue, parseJsonDocument } from '@parallel-dispatcher/schema';
import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { WireResult } from '../connection/wire.ts';
import { excerpt } from '../excerpt.ts';
import { failure } from '../failure.ts';
import type { OfferedTool } from './offered-tool.ts';
import { isObject, textOf, without } from './read-fields.ts';

export type Answered =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly failure: Failure };

interface Context {
  readonly server: string;
  readonly tool: OfferedTool;
  readonly args: JsonObject;
  readonly maxResultBytes: number;
}

/** What a tool answered, as data: gated, and in our shape where a dialect knows the tool. */
export function readAnswer(result: WireResult, context: Context): Answered {
  const { server, tool, args, maxResultBytes } = context;
  const name = JSON.stringify(`${server}/${tool.name}`);
  if (result.isError) return failed(name, textIn(result));
  const value = plainValue(result);
  const fault = gateJsonValue(value, { maxStringLength: Infinity });
  if (fault !== undefined) return invalid(name, fault.message);
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > maxResultBytes) return tooLarge(name, { bytes, maxResultBytes });
  if (tool.dialect === undefined) return { ok: true, value };
  const spoken = speak(value, { maxResultBytes, isGateway: tool.operation !== undefined });
  if (!spoken.ok) return invalid(name, spoken.message);
  const said = spoken.value;
  if (said['success'] === false) {
    return failed(
      name,
      textOf(said, ['error', 'message', 'detail']) ?? JSON.stringify(said['error'] ?? said),
    );
  }
  return { ok: true, value: tool.dialect.readAnswer(said, args) };
}

/** The structured content where there is some, a single text as a text, else all content as it came. */
function plainValue({ content, structured }: WireResult): JsonValue {
  if (structured !== undefined && structured !== null) return structured;
  const [only] = content;
  if (content.length === 1 && only?.['type'] === 'text' && typeof only['text'] === 'string') {
    return only['text'];
  }
  return content;
}

type Spoken =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly message: string };

/** Dialects answer with an object, mostly as JSON in a text, some inside one or two wrappers. */
function speak(
  value: JsonValue,
  { maxResultBytes, isGateway }: { readonly maxResultBytes: number; readonly isGateway: boolean },
): Spoken {
  const opened = openJson(unwrap(value), maxResultBytes);
  if (!opened.ok || !isGateway || opened.value['success'] === false) return opened;
  const inner = opened.value['result'];
  if (inner === undefined) return { ok: true, value: without(opened.value, ['operation']) };
  return openJson(unwrap(inner), maxResultBytes);
}

/** A text that a server SDK put into `{ result: text }` to have structured content. */
function unwrap(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const { result } = value;
  const isWrapped = Object.keys(value).length === 1 && typeof result === 'string';
  return isWrapped ? result : value;
}

function openJson(value: JsonValue, maxBytes: number): Spoken {
  if (isObject(value)) return { ok: true, value };
  if (typeof value !== 'string') return { ok: false, message: 'an object was expected' };
  const parsed = parseJsonDocument(value, { maxBytes, name: 'the answer' });
  if (!parsed.ok) return { ok: false, message: parsed.errors[0]?.message ?? 'it is no JSON' };
  return isObject(parsed.value)
    ? { ok: true, value: parsed.value }
    : { ok: false, message: 'an object was expected' };
}

function textIn({ content }: WireResult): string {
  return content.map((part) => textOf(part, ['text']) ?? '').join('\n');
}

function failed(name: string, said: string): Answered {
  const message = `The tool ${name} failed: ${excerpt(said) || 'it did not say why'}`;
  const hint = 'Look at the arguments, and at the log of the server.';
  return {
    ok: false,
    failure: failure({ code: 'TOOL_FAILED', message, hint, errorClass: 'tool' }),
  };
}

function invalid(name: string, problem: string): Answered {
  return {
    ok: false,
    failure: failure({
      code: 'TOOL_RESULT_INVALID',
      message: `The tool ${name} answered with what cannot be used: ${excerpt(problem)}`,
      hint: 'Look at the server; it may be of a version that is not known here.',
      errorClass: 'invalid_output',
    }),
  };
}

function tooLarge(name: string, size: { bytes: number; maxResultBytes: number }): Answered {
  return {
    ok: false,
    failure: failure({
      code: 'TOOL_RESULT_TOO_LARGE',
      message: `The tool ${name} answered with ${size.bytes} bytes; at most ${size.maxResultBytes} are allowed.`,
      hint: 'Ask for less, or raise max_result_bytes of this server.',
      errorClass: 'invalid_output',
    }),
  };
}
