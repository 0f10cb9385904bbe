import type { JsonSchema } from './json-schema.ts';

/** What the contract says of a field, else its name in words: `unit_price` -> `Unit price.` */
export function describeField(name: string, schema: JsonSchema | null): string {
  const said = schema?.description?.trim() ?? '';
  if (said !== '') return said;
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
