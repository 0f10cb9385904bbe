import type { JsonValue } from '@parallel-dispatcher/schema';
import { valueAt } from '../template/template.ts';

/** The part of a document at a path such as `result.items[0]`. */
export function readPath(document: JsonValue, path: string): JsonValue | undefined {
  const keys = path
    .split(/[.[\]]/u)
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/u.test(key) ? Number(key) : key));
  return valueAt(document, keys);
}
