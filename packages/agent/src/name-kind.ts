import { readField, readText } from './read-field.ts';

/** What kind of value something is, for error messages: `a function`, `an instance of Foo`. */
export function nameKind(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'bigint') return 'a BigInt';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'object' ? nameObject(value) : `a ${typeof value}`;
}

function nameObject(value: object): string {
  const name = readText(readField(value, 'constructor'), 'name');
  if (name === undefined || name === 'Object') return 'an object';
  return name === 'Array' ? 'an array' : `an instance of ${name.slice(0, 100)}`;
}
