import { suggest, type JsonValue } from '@parallel-dispatcher/schema';
import type { PathSegment } from './reference.ts';

interface MissedStep {
  readonly segment: PathSegment;
  /** Names there are instead. */
  readonly fields: readonly string[];
  readonly isList: boolean;
}

/** What a path that leads nowhere should say instead; undefined where nobody can tell. */
export function hintAtPath({ segment, fields, isList }: MissedStep): string | undefined {
  if (isList && typeof segment === 'string') {
    return /^\d{1,9}$/.test(segment)
      ? `Elements of a list go in brackets: [${Number(segment)}].`
      : 'Give the index of an element first, such as [0].';
  }
  if (typeof segment === 'number' && fields.length > 0) return 'Name a field instead of an index.';
  const meant = typeof segment === 'string' ? suggest(segment, fields) : undefined;
  return meant === undefined ? undefined : `Did you mean ${JSON.stringify(meant)}?`;
}

/** The same, for a value at hand. */
export function hintAtValue(segment: PathSegment, reached: JsonValue): string | undefined {
  const isList = Array.isArray(reached);
  const fields =
    typeof reached === 'object' && reached !== null && !isList ? Object.keys(reached) : [];
  return hintAtPath({ segment, fields, isList });
}
