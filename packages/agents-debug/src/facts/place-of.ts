import { enclosingNamedFunction } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Place } from './place.ts';

interface Spot {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** What the trace calls the function. A source map may make this a wrong name. */
  readonly function: string | null;
}

/** Adds to a spot the function that the source shows around it. */
export async function placeOf({ sources }: FailureCase, spot: Spot): Promise<Place> {
  const file = sources.resolve(spot.file);
  const functions = spot.line === null ? null : await sources.functions(file);
  const around =
    functions && spot.line !== null ? enclosingNamedFunction(functions, spot.line) : null;
  if (around === null) return { ...spot, file, range: null };
  const range = { first: around.startLine, last: around.endLine };
  return { file, line: spot.line, column: spot.column, function: around.name, range };
}

/** `total (src/cart.ts:12)`; `top level (src/cart.ts:12)` outside of functions. */
export function describePlace(place: Place, short: (file: string) => string): string {
  const where = place.line === null ? short(place.file) : `${short(place.file)}:${place.line}`;
  const name =
    place.function === null || place.function === '<module>'
      ? 'top level'
      : `\`${place.function}\``;
  return `${name} (${where})`;
}
