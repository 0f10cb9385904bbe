import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail, JsonValue } from '@parallel-dispatcher/schema';
import { nameKind } from './name-kind.ts';
import { shorten } from './shorten.ts';

export interface JsonLimits {
  /** The depth that plans and inputs have as well. @default 64 */
  readonly maxDepth?: number;
  /** Values in all, so that one array shared many times cannot grow without end. @default 1_000_000 */
  readonly maxNodes?: number;
  /**
   * Characters of all text, keys included: never more than its bytes as JSON, so what is over a
   * limit in bytes is known before the JSON is made. @default no limit
   */
  readonly maxTextLength?: number;
}

export type JsonConversion =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly error: ErrorDetail };

interface Walk {
  readonly maxDepth: number;
  readonly maxNodes: number;
  readonly maxTextLength: number;
  /** The objects around the current value: meeting one again is a cycle. */
  readonly around: Set<object>;
  nodes: number;
  textLength: number;
  /** Why the walk ended early. */
  refusal: ErrorDetail | undefined;
}

/**
 * A plain copy of a value that JSON can hold, or the error that names the first part it cannot:
 * `NOT_SERIALIZABLE`, `TOO_DEEP` or `OUTPUT_TOO_LARGE`. Fields that are `undefined` are left out, as
 * JSON.stringify leaves them out; nothing else is changed silently.
 */
export function toJsonValue(value: unknown, limits: JsonLimits = {}): JsonConversion {
  const walk: Walk = {
    maxDepth: limits.maxDepth ?? 64,
    maxNodes: limits.maxNodes ?? 1_000_000,
    maxTextLength: limits.maxTextLength ?? Number.POSITIVE_INFINITY,
    around: new Set(),
    nodes: 0,
    textLength: 0,
    refusal: undefined,
  };
  try {
    return { ok: true, value: copy(value, 'output', walk) };
  } catch {
    const unreadable = 'something that throws when it is read';
    return { ok: false, error: walk.refusal ?? notSerializable('output', unreadable) };
  }
}

/** Ends the walk; `toJsonValue` catches it. */
function refuse(walk: Walk, refusal: ErrorDetail): never {
  walk.refusal = refusal;
  throw new Error(refusal.message);
}

/** Recursion ends at `maxDepth`. */
function copy(value: unknown, path: string, walk: Walk): JsonValue {
  walk.nodes += 1;
  if (walk.nodes > walk.maxNodes) refuse(walk, tooManyValues(path, walk));
  if (typeof value === 'string') countText(value, path, walk);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') refuse(walk, notSerializable(path, nameKind(value)));
  if (walk.around.has(value)) {
    refuse(walk, notSerializable(path, 'an object that holds itself'));
  }
  if (walk.around.size >= walk.maxDepth) refuse(walk, tooDeep(path, walk));
  walk.around.add(value);
  const copied = Array.isArray(value)
    ? copyArray(value, path, walk)
    : copyObject(value, path, walk);
  walk.around.delete(value);
  return copied;
}

function countText(text: string, path: string, walk: Walk): void {
  walk.textLength += text.length;
  if (walk.textLength > walk.maxTextLength) refuse(walk, tooMuchText(path, walk));
}

function copyArray(value: readonly unknown[], path: string, walk: Walk): JsonValue {
  const items: JsonValue[] = [];
  for (let index = 0; index < value.length; index += 1) {
    items.push(copy(value[index], `${path}[${index}]`, walk));
  }
  return items;
}

function copyObject(value: object, path: string, walk: Walk): JsonValue {
  if (!isPlain(value)) refuse(walk, notSerializable(path, nameKind(value)));
  const fields: [string, JsonValue][] = [];
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key];
    if (field === undefined) continue;
    countText(key, path, walk);
    fields.push([key, copy(field, pathOfField(path, key), walk)]);
  }
  // fromEntries defines fields, so a key named __proto__ stays a field for the host's gate to refuse.
  return Object.fromEntries(fields);
}

/** Made by `{}`, JSON or Object.create(null), in whichever realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function pathOfField(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key)
    ? `${path}.${key}`
    : `${path}[${JSON.stringify(shorten(key, 100))}]`;
}

function notSerializable(path: string, what: string): ErrorDetail {
  return errorDetail({
    code: 'NOT_SERIALIZABLE',
    message: `${path} must be JSON, such as { "lines": 3 }; got ${what}.`,
    path,
    hint: 'Return only objects, arrays, text, finite numbers, booleans and null.',
  });
}

function tooDeep(path: string, walk: Walk): ErrorDetail {
  return errorDetail({
    code: 'TOO_DEEP',
    message: `${shorten(path, 200)} is nested deeper than ${walk.maxDepth} levels.`,
    path: shorten(path, 200),
    hint: 'Return a flatter output.',
  });
}

function tooManyValues(path: string, walk: Walk): ErrorDetail {
  return errorDetail({
    code: 'OUTPUT_TOO_LARGE',
    message: `The output has more than ${walk.maxNodes} values; the count ended at ${path}.`,
    path,
    hint: 'Put large results into context.artifacts and return the reference.',
  });
}

function tooMuchText(path: string, walk: Walk): ErrorDetail {
  return errorDetail({
    code: 'OUTPUT_TOO_LARGE',
    message: `The output has more than ${walk.maxTextLength} characters of text; the count ended at ${shorten(path, 200)}.`,
    path: 'output',
    hint: 'Put large results into context.artifacts and return the reference.',
  });
}
