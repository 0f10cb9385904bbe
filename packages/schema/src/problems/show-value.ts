import { isSecretName, maskSecrets } from './mask-secrets.ts';

/** Long enough to recognise a value, too short to hold a document. */
const longestExcerpt = 60;

/**
 * What came, for a message: `text "abc"`, `number 12`, `a list of 3`. Texts that look like keys or
 * stand in a field named like one are told by length only.
 */
export function showValue(value: unknown, field = ''): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest is no JSON
  switch (typeof value) {
    case 'string':
      return showText(value, field);
    case 'number':
    case 'boolean':
      return `${typeof value} ${String(value)}`;
    case 'object':
      return showObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function showText(text: string, field: string): string {
  if (text === '') return 'an empty text';
  const head = text.slice(0, 400);
  if (isSecretName(field) || maskSecrets(head) !== head)
    return `a text of ${text.length} characters`;
  const shown = text.length > longestExcerpt ? `${text.slice(0, longestExcerpt - 1)}…` : text;
  return `text ${JSON.stringify(shown)}`;
}

function showObject(value: object): string {
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  const shown = keys.slice(0, 3).join(', ').slice(0, longestExcerpt);
  return `an object with ${shown}${keys.length > 3 ? ', …' : ''}`;
}
