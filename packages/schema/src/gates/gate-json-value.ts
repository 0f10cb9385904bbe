import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { formatJsonPath, type PathSegment } from '../problems/json-path.ts';
import { showValue } from '../problems/show-value.ts';
import { defaultJsonLimits, type JsonLimits } from './json-limits.ts';
import {
  prototypeKeyError,
  stringTooLongError,
  tooDeepError,
  tooManyNodesError,
} from './limit-errors.ts';

export interface GateOptions extends Partial<Omit<JsonLimits, 'maxBytes'>> {
  /** Path of the value itself, such as `tasks[3].input_data`. @default '' */
  readonly at?: string;
}

/** A list or object under way: its keys (null for a list), and which child comes next. */
interface Frame {
  readonly container: Readonly<Record<PathSegment, unknown>>;
  readonly keys: readonly string[] | null;
  readonly size: number;
  next: number;
}

interface Walk {
  readonly limits: JsonLimits;
  readonly at: string;
  readonly frames: Frame[];
}

/**
 * The first reason why a value in memory is not JSON that may go on: depth, number of values, long
 * texts, prototype keys, and what JSON cannot hold. Without recursion; a value that contains itself
 * is too deep. A field that is `undefined` counts as absent, as for `JSON.stringify`.
 */
export function gateJsonValue(value: unknown, options: GateOptions = {}): ErrorDetail | undefined {
  const { at = '', ...given } = options;
  const walk: Walk = { limits: { ...defaultJsonLimits, ...given }, at, frames: [] };
  let current: { readonly value: unknown } | undefined = { value };
  for (let nodes = 1; current !== undefined; nodes += 1) {
    if (nodes > walk.limits.maxNodes) return tooManyNodesError(walk.limits.maxNodes);
    const problem: ErrorDetail | undefined = checkValue(walk, current.value);
    if (problem !== undefined) return problem;
    current = nextChild(walk.frames);
  }
  return undefined;
}

function checkValue(walk: Walk, value: unknown): ErrorDetail | undefined {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest is no JSON
  switch (typeof value) {
    case 'string':
      return checkLength(walk, value);
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : notJsonError(walk, value);
    case 'object':
      return value === null ? undefined : enter(walk, value);
    default:
      return notJsonError(walk, value);
  }
}

function enter(walk: Walk, container: object): ErrorDetail | undefined {
  const { frames, limits } = walk;
  if (!isPlain(container)) return notJsonError(walk, container);
  if (frames.length >= limits.maxDepth) return tooDeepError(pathOf(walk), limits.maxDepth);
  const keys = Array.isArray(container) ? null : Object.keys(container);
  const inConstructor = lastStep(frames) === 'constructor';
  for (const key of keys ?? []) {
    if (key === '__proto__' || (key === 'prototype' && inConstructor)) {
      return prototypeKeyError(pathOf(walk, key), key);
    }
    const problem = checkLength(walk, key);
    if (problem !== undefined) return problem;
  }
  const size = keys === null ? (container as readonly unknown[]).length : keys.length;
  frames.push({ container: container as Frame['container'], keys, size, next: 0 });
  return undefined;
}

/** The next value in document order; leaves every container that has no more. */
function nextChild(frames: Frame[]): { readonly value: unknown } | undefined {
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    while (frame.next < frame.size) {
      const step = frame.keys === null ? frame.next : (frame.keys[frame.next] as string);
      frame.next += 1;
      const value = frame.container[step];
      if (value !== undefined || frame.keys === null) return { value };
    }
    frames.pop();
  }
  return undefined;
}

/** Lists and objects of JSON, also from another realm: their prototype has no prototype of its own. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkLength(walk: Walk, text: string): ErrorDetail | undefined {
  const { maxStringLength } = walk.limits;
  if (text.length <= maxStringLength) return undefined;
  return stringTooLongError(pathOf(walk), text.length, maxStringLength);
}

function notJsonError(walk: Walk, value: unknown): ErrorDetail {
  const path = pathOf(walk);
  const name = typeof value === 'object' ? (value?.constructor?.name ?? 'object') : undefined;
  return errorDetail({
    code: 'INVALID_TYPE',
    message: `${path || 'the value'} must be JSON (null, boolean, number, text, list, object); got ${name === undefined ? showValue(value) : `a ${name}`}`,
    path: path || null,
    hint: 'Convert it first, for example a Date with toISOString().',
  });
}

function lastStep(frames: readonly Frame[]): PathSegment | undefined {
  const frame = frames.at(-1);
  if (frame === undefined) return undefined;
  return frame.keys === null ? frame.next - 1 : frame.keys[frame.next - 1];
}

function pathOf(walk: Walk, key?: string): string {
  const segments = walk.frames.map((_, depth) => lastStep(walk.frames.slice(0, depth + 1)) ?? '');
  return formatJsonPath(key === undefined ? segments : [...segments, key], walk.at);
}
