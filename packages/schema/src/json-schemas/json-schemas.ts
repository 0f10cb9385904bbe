import * as z from 'zod';
import type { JsonObject } from '../documents/json.ts';
import { documents, type DocumentName } from './documents.ts';

/** Resolves to the file inside the published package. */
const base = 'https://unpkg.com/@parallel-dispatcher/schema/schemas';

export const documentNames = Object.keys(documents) as readonly DocumentName[];

/**
 * JSON Schema (draft 2020-12) of every document, as its writer writes it: what has a default is not
 * required. Each is made when it is first read, since most runs need none.
 */
export const jsonSchemas: Readonly<Record<DocumentName, JsonObject>> = makeLazily();

function makeLazily(): Readonly<Record<DocumentName, JsonObject>> {
  const made = new Map<DocumentName, JsonObject>();
  const schemas = {} as Record<DocumentName, JsonObject>;
  for (const name of documentNames) {
    Object.defineProperty(schemas, name, {
      enumerable: true,
      get: () => {
        const schema = made.get(name) ?? makeJsonSchema(name);
        made.set(name, schema);
        return schema;
      },
    });
  }
  return schemas;
}

function makeJsonSchema(name: DocumentName): JsonObject {
  const { title, description, schema } = documents[name];
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const { $schema, ...rest } = JSON.parse(JSON.stringify(made)) as { readonly $schema: string };
  const head = { title, description };
  // Given twice: first for their place in the file, last because they win.
  return { $schema, $id: `${base}/${name}.json`, ...head, ...rest, ...head };
}
