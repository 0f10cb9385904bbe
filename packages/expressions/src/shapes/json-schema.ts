/** A JSON Schema of draft 2020-12, as `z.toJSONSchema` gives it or a person writes it. */
export type JsonSchema = boolean | SchemaObject;

/** The keywords that are read; all others are taken to allow everything. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly [keyword: string]: unknown;
}

/** An own field of `properties`, `$defs` and the like; undefined also where these are no object. */
export function fieldOfRecord(record: unknown, name: string): JsonSchema | undefined {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) {
    return undefined;
  }
  return (record as Readonly<Record<string, JsonSchema>>)[name];
}

/** The schemas of the first elements; none where `prefixItems` is no list. */
export function firstItemsOf({ prefixItems }: SchemaObject): readonly JsonSchema[] {
  return Array.isArray(prefixItems) ? (prefixItems as readonly JsonSchema[]) : [];
}
