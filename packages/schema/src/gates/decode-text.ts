import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';

type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: ErrorDetail };

/** Reads UTF-8, strictly; one leading byte order mark is dropped. A text only loses its mark. */
export function decodeText(input: Uint8Array | string, name: string): Decoded {
  if (typeof input === 'string') {
    return { ok: true, text: input.startsWith('\uFEFF') ? input.slice(1) : input };
  }
  if (isUtf16(input)) {
    return refuse(`the ${name} begins with a UTF-16 byte order mark; UTF-8 is expected`);
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(input) };
  } catch {
    const offset = findInvalidByte(input);
    const byte = (input[offset] ?? 0).toString(16).padStart(2, '0');
    return refuse(`the ${name} is not valid UTF-8: byte 0x${byte} at offset ${offset}`);
  }
}

function refuse(message: string): Decoded {
  const hint = 'Save the file as UTF-8, for example with: iconv -f <encoding> -t UTF-8.';
  return { ok: false, error: errorDetail({ code: 'INVALID_UTF8', message, hint }) };
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A lenient decoder marks each fault with U+FFFD; the first that is not in the input itself. */
function findInvalidByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    const genuine =
      bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!genuine) return offset;
    offset += 3;
    from = at + 1;
  }
  return offset;
}
