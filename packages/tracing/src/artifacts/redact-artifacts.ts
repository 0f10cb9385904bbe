import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import type { Redactor } from '../redaction/create-redactor.ts';

/**
 * A store that keeps texts without their secrets, and names too. A text is what reads as UTF-8,
 * whatever its media type says: agents put logs and JSON under any. Other bytes are kept as they are.
 */
export function redactArtifacts(store: ArtifactStore, redactor: Redactor): ArtifactStore {
  return {
    put: async (bytes, { mediaType, name }) =>
      await store.put(redactBytes(bytes, redactor), {
        mediaType: redactor.redactText(mediaType),
        name: redactor.redactText(name),
      }),
    get: async (sha256) => await store.get(sha256),
  };
}

function redactBytes(bytes: Uint8Array, redactor: Redactor): Uint8Array {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
  const redacted = redactor.redactText(text);
  return redacted === text ? bytes : new TextEncoder().encode(redacted);
}
