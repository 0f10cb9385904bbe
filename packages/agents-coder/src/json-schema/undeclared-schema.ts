import type { JsonSchema } from './json-schema.ts';

/** What a field has to fit that `properties` does not list; null: anything. */
export function undeclaredSchema({ additional }: JsonSchema): JsonSchema | null {
  return typeof additional === 'boolean' ? null : additional;
}
