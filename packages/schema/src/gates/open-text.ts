import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { decodeText } from './decode-text.ts';

type OpenedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly errors: readonly [ErrorDetail] };

interface TextOptions {
  /** What messages call it. */
  readonly name: string;
  readonly maxBytes: number;
}

/** The text of an untrusted document: not too large, UTF-8, and not empty. */
export function openText(input: Uint8Array | string, { name, maxBytes }: TextOptions): OpenedText {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maxBytes) return refuse(tooLargeError(name, bytes, maxBytes));
  const decoded = decodeText(input, name);
  if (!decoded.ok) return refuse(decoded.error);
  return /^\s*$/.test(decoded.text) ? refuse(emptyError(name)) : decoded;
}

function refuse(error: ErrorDetail): OpenedText {
  return { ok: false, errors: [error] };
}

function tooLargeError(name: string, bytes: number, maxBytes: number): ErrorDetail {
  return errorDetail({
    code: name === 'plan' ? 'PLAN_TOO_LARGE' : 'DOCUMENT_TOO_LARGE',
    message: `the ${name} has ${bytes} bytes; at most ${maxBytes} are allowed`,
    hint: 'Give large data as files and name their paths, or raise the limit.',
  });
}

export function emptyError(name: string): ErrorDetail {
  return errorDetail({
    code: 'EMPTY_INPUT',
    message: `the ${name} is empty; one JSON or YAML document was expected`,
    hint: 'Pass a document, such as {"tasks":[{"task_id":"a","agent":"coder"}]}.',
  });
}
