/**
 * Characters that `JSON.stringify` leaves as they are although a terminal may act on them.
 * Escaped, they are the same JSON value.
 */
const steering = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON that is safe to look at: indented for people, or on one line for NDJSON. */
export function jsonText(value: unknown, layout: 'indented' | 'line'): string {
  const text = JSON.stringify(value, undefined, layout === 'indented' ? 2 : undefined);
  return text.replace(
    steering,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
