import { parseEvents, YAMLException, type Event } from 'js-yaml';
import type { ErrorDetail } from '../documents/error-detail.ts';
import { explainYaml } from './explain-yaml.ts';
import type { JsonLimits } from './json-limits.ts';
import { tooDeepError } from './limit-errors.ts';
import { invalidYamlError, tooManyPlacesError } from './yaml-errors.ts';

type ParsedEvents =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly error: ErrorDetail };

/** The parser counts its own steps, a few more than levels; levels are counted exactly later. */
const spareDepth = 10;

/**
 * The events of a YAML text. js-yaml makes all of them before any can be counted: places where a
 * value may begin are counted first, so that 10 MiB of commas do not become a gigabyte of events.
 */
export function parseYamlEvents(text: string, limits: JsonLimits): ParsedEvents {
  const places = countPlaces(text);
  const mostPlaces = 2 * limits.maxNodes;
  if (places > mostPlaces) return { ok: false, error: tooManyPlacesError(places, mostPlaces) };
  try {
    const events = parseEvents(text, { maxDepth: limits.maxDepth + spareDepth });
    return { ok: true, events };
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    if (cause.reason.startsWith('nesting exceeded')) {
      return { ok: false, error: tooDeepError('', limits.maxDepth) };
    }
    const at = Math.min(cause.mark?.position ?? 0, text.length);
    const problem = explainYaml(text, at, cause.reason);
    return { ok: false, error: invalidYamlError(text, { at, problem }) };
  }
}

const separators = new Set('\n,:?-[{'.split('').map((separator) => separator.charCodeAt(0)));

/** A run of one separator counts once: `----` begins one value at most. */
function countPlaces(text: string): number {
  let count = 0;
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char !== before && separators.has(char)) count += 1;
    before = char;
  }
  return count;
}
