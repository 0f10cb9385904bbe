/** How much of each part of a document is kept. */
export interface CutLimits {
  /** Characters of a text. */
  readonly text: number;
  /** Entries of a list. */
  readonly items: number;
  /** Fields of an object. */
  readonly fields: number;
  /** Levels of lists and objects. */
  readonly depth: number;
}

/** A place where something is missing: characters of a text, or entries of a list or object. */
export interface LeftOut {
  readonly path: string;
  readonly kept: number;
  readonly of: number;
}

/**
 * A copy of JSON with long texts, lists and objects cut. Each part keeps its type, so that it still
 * fits its schema. Of a list, entries that are errors stay before others.
 */
export function cut(value: unknown, limits: CutLimits): { value: unknown; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const visit = (part: unknown, path: string, depth: number): unknown => {
    if (typeof part === 'string') {
      if (part.length <= limits.text) return part;
      leftOut.push({ path, kept: limits.text, of: part.length });
      return `${part.slice(0, limits.text).toWellFormed()}…`;
    }
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) {
      const kept = keptItems(part, depth > limits.depth ? 0 : limits.items);
      if (kept.length < part.length) leftOut.push({ path, kept: kept.length, of: part.length });
      return kept.map((index) => visit(part[index], `${path}[${index}]`, depth + 1));
    }
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    const kept = fields.slice(0, depth > limits.depth ? 0 : limits.fields);
    if (kept.length < fields.length) leftOut.push({ path, kept: kept.length, of: fields.length });
    return Object.fromEntries(
      kept.map(([name, field]) => [
        name,
        visit(field, path === '' ? name : `${path}.${name}`, depth + 1),
      ]),
    );
  };
  return { value: visit(value, '', 0), leftOut };
}

/** Their places in the list, in its order. */
function keptItems(list: readonly unknown[], most: number): readonly number[] {
  const places = list.map((_item, index) => index);
  if (list.length <= most) return places;
  const errors = places.filter((index) => isError(list[index])).slice(0, most);
  const others = places.filter((index) => !isError(list[index]));
  return [...errors, ...others.slice(0, most - errors.length)].toSorted((a, b) => a - b);
}

function isError(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'status' in item && item.status === 'error';
}
