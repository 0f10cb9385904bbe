import { EVENT_ID, type Event } from 'js-yaml';
import type { PathSegment } from '../problems/json-path.ts';
import { positionOf, yamlText } from './yaml-event.ts';

/**
 * Offset of what stands at a path: a field where its key begins, an item where it begins. Of a path
 * that leads nowhere, the last part that exists. Reads the events once; an alias is not followed.
 */
export function findYamlPlace(
  source: string,
  events: readonly Event[],
  path: readonly PathSegment[],
): number | undefined {
  let at = 1;
  let found = positionAt(events, at);
  for (const segment of path) {
    const next = childOf({ source, events, at }, segment);
    if (next === undefined) break;
    found = positionAt(events, next.shown);
    at = next.value;
  }
  return found;
}

interface Place {
  readonly source: string;
  readonly events: readonly Event[];
  /** Number of the event that begins the value. */
  readonly at: number;
}

/** Numbers of the events that a child is shown by and that begins its value. */
function childOf(
  { source, events, at }: Place,
  segment: PathSegment,
): { readonly shown: number; readonly value: number } | undefined {
  const isList = events[at]?.type === EVENT_ID.SEQUENCE;
  if (!isList && events[at]?.type !== EVENT_ID.MAPPING) return undefined;
  let child = at + 1;
  for (let index = 0; ; index += 1) {
    const event = events[child];
    if (event === undefined || event.type === EVENT_ID.POP) return undefined;
    const value = isList ? child : child + 1;
    const name = isList || event.type !== EVENT_ID.SCALAR ? index : yamlText(source, event).text;
    if (name === segment) return { shown: child, value };
    child = endOf(events, value);
  }
}

/** Number of the first event behind the value that begins at `at`. */
function endOf(events: readonly Event[], at: number): number {
  let open = 0;
  for (let next = at; next < events.length; next += 1) {
    const { type } = events[next] as Event;
    if (type === EVENT_ID.SEQUENCE || type === EVENT_ID.MAPPING) open += 1;
    else if (type === EVENT_ID.POP) open -= 1;
    if (open <= 0) return next + 1;
  }
  return events.length;
}

function positionAt(events: readonly Event[], at: number): number | undefined {
  const event = events[at];
  return event === undefined ? undefined : positionOf(event);
}
