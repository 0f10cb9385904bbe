import {
  EVENT_ID,
  getScalarValue,
  SCALAR_STYLE,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';

type ValueEvent = ScalarEvent | SequenceEvent | MappingEvent;

/** Where a value begins in the text: its first character that a reader sees. */
export function positionOf(event: Event): number {
  const starts = [
    'tagStart' in event ? event.tagStart : -1,
    'anchorStart' in event ? event.anchorStart - 1 : -1,
    'start' in event ? event.start : -1,
    'valueStart' in event ? event.valueStart - quoteLength(event) : -1,
  ].filter((start) => start >= 0);
  return starts.length === 0 ? 0 : Math.min(...starts);
}

function quoteLength({ style }: ScalarEvent): number {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
}

/** The text of a scalar, and whether anything said that it is a text: quotes, a block, a tag. */
export function yamlText(
  source: string,
  event: ScalarEvent,
): { readonly text: string; readonly quoted: boolean } {
  const text = getScalarValue(source, event);
  return { text, quoted: event.style !== SCALAR_STYLE.PLAIN || event.tagStart >= 0 };
}

/** The tags that say nothing else than JSON does. */
const plainTags: Readonly<Record<ValueEvent['type'], readonly string[]>> = {
  [EVENT_ID.SCALAR]: ['!!str', '!'],
  [EVENT_ID.SEQUENCE]: ['!!seq'],
  [EVENT_ID.MAPPING]: ['!!map'],
};

/** Why the tag of a value is refused; undefined without one. */
export function yamlTagFault(source: string, event: ValueEvent): string | undefined {
  if (event.tagStart < 0) return undefined;
  const tag = source.slice(event.tagStart, event.tagEnd);
  if (plainTags[event.type].includes(tag)) return undefined;
  return `the tag ${tag.slice(0, 40)} is not read; JSON has no such value`;
}
