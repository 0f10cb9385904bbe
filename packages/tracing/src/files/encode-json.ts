const encoder = new TextEncoder();

/** A JSON document as people open it: indented, with a line end. */
export function encodeJson(document: unknown): Uint8Array {
  return encoder.encode(`${JSON.stringify(document, null, 2)}\n`);
}
