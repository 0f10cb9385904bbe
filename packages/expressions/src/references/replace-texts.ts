import type { JsonValue } from '@parallel-dispatcher/schema';
import type { PathSegment } from './reference.ts';

/** Gets the place of a text in one array that is used again: copy it to keep it. */
export type ReplaceText = (text: string, place: readonly PathSegment[]) => JsonValue;

/**
 * Puts another value in place of every text with `${` in it. Keys are left alone, and so is what
 * was put in. Where nothing changes the very same value comes back, and nothing was copied.
 */
export function replaceTexts(value: JsonValue, replace: ReplaceText): JsonValue {
  return visit(value, { place: [], replace });
}

interface Walk {
  readonly place: PathSegment[];
  readonly replace: ReplaceText;
}

function visit(value: JsonValue, walk: Walk): JsonValue {
  if (typeof value === 'string') {
    return value.includes('${') ? walk.replace(value, walk.place) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? visitList(value, walk) : visitObject(value, walk);
}

function visitList(list: readonly JsonValue[], walk: Walk): JsonValue {
  let changed: JsonValue[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    walk.place.push(index);
    const before = list[index] as JsonValue;
    const after = visit(before, walk);
    walk.place.pop();
    if (after !== before) (changed ??= [...list])[index] = after;
  }
  return changed ?? list;
}

function visitObject(object: { readonly [key: string]: JsonValue }, walk: Walk): JsonValue {
  let changed: Map<string, JsonValue> | undefined;
  for (const key of Object.keys(object)) {
    walk.place.push(key);
    const before = object[key] as JsonValue;
    const after = visit(before, walk);
    walk.place.pop();
    if (after !== before) (changed ??= new Map(Object.entries(object))).set(key, after);
  }
  // Not assigned key by key: `__proto__` must stay an ordinary key.
  return changed === undefined ? object : Object.fromEntries(changed);
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
