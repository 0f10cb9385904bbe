import type { JsonSchema } from '../../json-schema/json-schema.ts';

/** Whether a schema names a field that every object inherits, such as `constructor`. */
export function inheritsNames(schema: JsonSchema): boolean {
  const names = [...schema.properties.keys(), ...schema.required];
  const inner = [...schema.properties.values(), schema.items, schema.additional];
  return (
    names.some((name) => name in Object.prototype) ||
    inner.some((held) => typeof held === 'object' && held !== null && inheritsNames(held))
  );
}
