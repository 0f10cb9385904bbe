import type { ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { documentSyntax, type DocumentSyntax } from '../gates/document-syntax.ts';
import { defaultJsonLimits } from '../gates/json-limits.ts';
import { emptyError, openText } from '../gates/open-text.ts';
import { parseJsonDocument, type JsonDocumentOptions } from './parse-json-document.ts';

export interface DocumentOptions extends JsonDocumentOptions {
  /** @default what `documentSyntax` says */
  readonly syntax?: DocumentSyntax;
}

export type ReadDocument =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      /** `line 3, column 5` of what stands at a JSON path; undefined where nobody can tell. */
      readonly placeOf?: (path: string) => string | undefined;
    }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/**
 * Reads untrusted JSON or YAML through the same gates. A JSON document never loads the YAML parser.
 * Never rejects.
 */
export async function readDocument(
  input: Uint8Array | string,
  options: DocumentOptions = {},
): Promise<ReadDocument> {
  const { syntax = documentSyntax(input), ...rest } = options;
  if (syntax === 'json') return parseJsonDocument(input, rest);
  const { name = 'document', ...given } = rest;
  const limits = { ...defaultJsonLimits, ...given };
  const opened = openText(input, { name, maxBytes: limits.maxBytes });
  if (!opened.ok) return opened;
  const { readYaml } = await import('../gates/read-yaml.ts');
  return readYaml(opened.text, limits) ?? { ok: false, errors: [emptyError(name)] };
}
