import { EVENT_ID, type DocumentEvent, type Event } from 'js-yaml';
import type { ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { parseJsonPath } from '../problems/json-path.ts';
import { composeYaml } from './compose-yaml.ts';
import { findYamlPlace } from './find-yaml-place.ts';
import { gateJsonValue } from './gate-json-value.ts';
import type { JsonLimits } from './json-limits.ts';
import { parseYamlEvents } from './parse-yaml-events.ts';
import { describePosition } from './text-excerpt.ts';
import { invalidYamlError } from './yaml-errors.ts';
import { positionOf } from './yaml-event.ts';

type ReadYaml =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      readonly placeOf: (path: string) => string | undefined;
    }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** Reads one YAML document as the JSON that it means; undefined where the text has none. */
export function readYaml(text: string, limits: JsonLimits): ReadYaml | undefined {
  const parsed = parseYamlEvents(text, limits);
  if (!parsed.ok) return { ok: false, errors: [parsed.error] };
  const { events } = parsed;
  const [first] = events;
  if (first?.type !== EVENT_ID.DOCUMENT) return undefined;
  const fault = findSecondDocument(text, events) ?? findTagDirective(text, first);
  if (fault !== undefined) return { ok: false, errors: [fault] };
  const composed = composeYaml(text, events, limits);
  if (!composed.ok) return composed;
  const gated = composed.aliases === 0 ? undefined : gateJsonValue(composed.value, limits);
  if (gated !== undefined) return { ok: false, errors: [gated] };
  const placeOf = (path: string): string | undefined => {
    const at = findYamlPlace(text, events, parseJsonPath(path));
    return at === undefined ? undefined : describePosition(text, at);
  };
  return {
    ok: true,
    value: composed.aliases === 0 ? composed.value : unshare(composed.value),
    placeOf,
  };
}

/** What aliases name becomes a value of its own at each place, as in JSON. */
function unshare(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

function findSecondDocument(text: string, events: readonly Event[]): ErrorDetail | undefined {
  const start = events.findIndex((event, at) => at > 0 && event.type === EVENT_ID.DOCUMENT);
  if (start === -1) return undefined;
  const inside = positionOf(events[start + 1] as Event) || text.length;
  const marker = text.lastIndexOf('\n---', inside);
  const problem =
    'a second document begins, and a file holds one; write several runs as several files';
  return invalidYamlError(text, { at: marker === -1 ? inside : marker + 1, problem });
}

/** It could give `!!str` another meaning. */
function findTagDirective(text: string, { directives }: DocumentEvent): ErrorDetail | undefined {
  if (!directives.some(({ kind }) => kind === 'tag')) return undefined;
  return invalidYamlError(text, { at: text.indexOf('%TAG'), problem: 'tags are not read' });
}
