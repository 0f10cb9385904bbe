import type { PathSegment } from './reference.ts';

type Paths = readonly (readonly PathSegment[])[];

/** Whether what a schema said of `issuePath` is only about a marker: it lies at or below one. */
export function isReferencePath(paths: Paths, issuePath: readonly PropertyKey[]): boolean {
  return paths.some((path) => startsWith(issuePath, path));
}

/** The part of a zod issue that is looked at. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
}

/** Issues of a whole that may come from a marker inside it. */
const vague = new Set(['custom', 'invalid_union', 'invalid_key', 'invalid_element']);

/**
 * The issues that will still be there once outputs are known. Left out: those at or below a marker,
 * and checks of a whole object or union that hold a marker, since these cannot be judged yet.
 */
export function issuesBesideReferences<Found extends Issue>(
  issues: readonly Found[],
  paths: Paths,
): readonly Found[] {
  return issues.filter(
    ({ code, path }) =>
      !isReferencePath(paths, path) &&
      !(vague.has(code) && paths.some((marked) => startsWith(marked, path))),
  );
}

function startsWith(path: readonly PropertyKey[], start: readonly PropertyKey[]): boolean {
  return start.length <= path.length && start.every((segment, at) => segment === path[at]);
}
