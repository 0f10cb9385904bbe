import type { PathSegment } from './json-path.ts';

/** The value at a path, own fields only; undefined where there is none. */
export function valueAt(root: unknown, path: readonly PathSegment[]): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment))
      return undefined;
    value = (value as Readonly<Record<PathSegment, unknown>>)[segment];
  }
  return value;
}

export function hasValueAt(root: unknown, path: readonly PathSegment[]): boolean {
  return valueAt(root, path) !== undefined;
}
