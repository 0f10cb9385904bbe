import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import type { JsonValue } from '../documents/json.ts';
import { decodeText } from '../gates/decode-text.ts';
import { defaultJsonLimits, type JsonLimits } from '../gates/json-limits.ts';
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
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > limits.maxBytes) return refuse(tooLargeError(name, bytes, limits.maxBytes));
  const decoded = decodeText(input, name);
  if (!decoded.ok) return refuse(decoded.error);
  const { text } = decoded;
  if (/^\s*$/.test(text)) return refuse(emptyError(name));
  const problems = scanJson(text, limits);
  if (problems.length > 0) return refuse(...problems);
  return { ok: true, value: JSON.parse(text) as JsonValue };
}

function refuse(...errors: ErrorDetail[]): ParsedJson {
  return { ok: false, errors };
}

function tooLargeError(name: string, bytes: number, maxBytes: number): ErrorDetail {
  return errorDetail({
    code: name === 'plan' ? 'PLAN_TOO_LARGE' : 'DOCUMENT_TOO_LARGE',
    message: `the ${name} has ${bytes} bytes; at most ${maxBytes} are allowed`,
    hint: 'Give large data as files and name their paths, or raise the limit.',
  });
}

function emptyError(name: string): ErrorDetail {
  return errorDetail({
    code: 'EMPTY_INPUT',
    message: `the ${name} is empty; one JSON document was expected`,
    hint: 'Pass a JSON document, such as {"tasks":[{"task_id":"a","agent":"coder"}]}.',
  });
}
