import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { Digest } from './create-digest.ts';
import { fieldName, manyFields } from './field-name.ts';

/** A digest is 64 letters: 256 fields of one section are 30 KB of index at most. */
const mostFields = 256;

interface DigestedSection {
  readonly name: string;
  readonly value: JsonValue;
  /** How many levels of objects below get digests of their own. */
  readonly levels: number;
}

/** The digest of a value and of the fields in it, level by level, as long as they are few. */
export function digestFields(
  { name, value, levels }: DigestedSection,
  digest: Digest,
): Record<string, string> {
  const fields: Record<string, string> = { [name]: digest(name, value) };
  let free = mostFields;
  let open: readonly (readonly [string, JsonValue])[] = [[name, value]];
  for (let level = 0; level < levels; level += 1) {
    const next: (readonly [string, JsonValue])[] = [];
    for (const [parent, held] of open) {
      const inside = fieldsOf(held);
      if (inside.length > free) fields[manyFields(parent)] = digest(parent, held);
      else {
        free -= inside.length;
        for (const [key, child] of inside) next.push([fieldName(parent, key), child]);
      }
    }
    for (const [field, child] of next) fields[field] = digest(field, child);
    open = next;
  }
  return fields;
}

/** In the order of their names, so that which are too many does not depend on how they came. */
function fieldsOf(value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
}
