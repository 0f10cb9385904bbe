import type { NameRating } from './rate-name.ts';

/** JSON Schema and references say what a secret looks like or where it is, and hold none. */
const typeWords = /^(?:string|number|integer|boolean|object|array|null|any)$/;

export function describesSecret(container: object): boolean {
  const { type, $ref, $env } = container as Readonly<Record<string, unknown>>;
  if (typeof $env === 'string' || typeof $ref === 'string') return true;
  return typeof type === 'string' && typeWords.test(type);
}

/** `{ "name": "Authorization", "value": "…" }`, as recorded requests write headers. */
export function rateNamedValue(
  container: object,
  rateName: (name: string) => NameRating,
): NameRating {
  const { name, key } = container as Readonly<Record<string, unknown>>;
  const given = typeof name === 'string' ? name : key;
  return typeof given === 'string' ? rateName(given) : 'no';
}
