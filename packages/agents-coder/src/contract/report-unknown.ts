import { jsonPath } from './json-path.ts';
import { isMapping } from './mapping.ts';
import type { Problems } from './problem.ts';

/** What a draft holds where somebody has to decide; also in parts that are documentation. */
export const unknownMark = 'UNKNOWN:';

/** Reports every place of a draft that is still open; whether there was one. */
export function reportUnknown(document: unknown, problems: Problems): boolean {
  const before = problems.list().length;
  report(document, { at: '', problems });
  return problems.list().length > before;
}

function report(
  value: unknown,
  { at, problems }: { readonly at: string; readonly problems: Problems },
): void {
  if (typeof value === 'string' && value.startsWith(unknownMark)) {
    problems.add({
      code: 'NEEDS_INPUT',
      at,
      message: `Still to be decided: ${value.slice(unknownMark.length).trim()}`,
      hint: 'Replace each UNKNOWN of the draft by what holds.',
    });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      report(item, { at: jsonPath(at, index), problems });
  } else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value))
      report(item, { at: jsonPath(at, key), problems });
  }
}
