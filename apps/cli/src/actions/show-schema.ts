import { jsonSchemas } from '@parallel-dispatcher/schema';
import type { Answer } from '../answer.ts';
import { jsonText } from '../render/json-text.ts';
import type { SchemaName } from '../options/schema-names.ts';

/** `dispatch schema`: the JSON Schema of a document, for editors and for those who write plans. */
export function showSchema(name: SchemaName): Answer {
  return { kind: 'raw', exitCode: 0, raw: `${jsonText(jsonSchemas[name], 'indented')}\n` };
}
