/** The same facts with the field names of a JSON document: `maxBytes` is `max_bytes`. */
export function snakeCase(facts: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      renamed(value),
    ]),
  );
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  return typeof value === 'object' && value !== null ? snakeCase(value) : value;
}
