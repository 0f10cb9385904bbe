import type { Alternative, Shape } from './shape.ts';

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

const allTypes: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'object', 'array'];

/** The types that a value of this shape may have; whole numbers are numbers. */
export function typesOf(shape: Shape): readonly JsonType[] {
  const types = new Set(shape.alternatives.flatMap(typesOfAlternative));
  return allTypes.filter((type) => types.has(type));
}

/** All six where nothing is known. */
export function typesOfAlternative(alternative: Alternative): readonly JsonType[] {
  return alternative.reduce<readonly JsonType[]>((left, facet) => {
    const own = typesOfFacet(facet);
    return left.filter((type) => own.includes(type));
  }, allTypes);
}

export function typeOfJson(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

function typesOfFacet(facet: Alternative[number]): readonly JsonType[] {
  if ('items' in facet) return ['array'];
  const { schema } = facet;
  if (Object.hasOwn(schema, 'const')) return [typeOfJson(schema.const)];
  if (Array.isArray(schema.enum)) return schema.enum.map(typeOfJson);
  const named = Array.isArray(schema.type) ? (schema.type as readonly unknown[]) : [schema.type];
  const types = named.map((type) => (type === 'integer' ? 'number' : (type as JsonType)));
  // A type that JSON Schema does not have says nothing.
  return types.every((type) => allTypes.includes(type)) ? types : allTypes;
}
