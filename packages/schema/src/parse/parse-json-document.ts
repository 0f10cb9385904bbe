import type { ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { defaultJsonLimits, type JsonLimits } from '../gates/json-limits.ts';
import { openText } from '../gates/open-text.ts';
import { scanJson } from '../gates/scan-json.ts';

export interface JsonDocumentOptions extends Partial<JsonLimits> {
  /** What messages call it. @default 'document' */
  readonly name?: string;
}

export type ParsedJson =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/**
 * Reads untrusted JSON: size, UTF-8, depth, syntax, number of values, length of texts, keys given
 * twice and prototype keys are checked before a value exists. Never throws.
 */
export function parseJsonDocument(
  input: Uint8Array | string,
  options: JsonDocumentOptions = {},
): ParsedJson {
  const { name = 'document', ...given } = options;
  const limits = { ...defaultJsonLimits, ...given };
  const opened = openText(input, { name, maxBytes: limits.maxBytes });
  if (!opened.ok) return opened;
  const errors = scanJson(opened.text, limits);
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, value: JSON.parse(opened.text) as JsonValue };
}
