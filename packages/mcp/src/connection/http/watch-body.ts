export interface BodyWatch {
  /** Bytes between two line breaks, or of the whole body where `isStream` is false. */
  readonly maxBytes: number;
  readonly isStream: boolean;
  readonly onTooLarge: () => void;
  /** The body ended or broke; `canResume`: the server numbers its events. */
  readonly onEnd: (end: { readonly canResume: boolean }) => void;
}

const newline = 0x0a;

/** Hands a body on as it comes, looks at its size, and tells when it is over. */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  watch: BodyWatch,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let held = 0;
  let canResume = false;
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          watch.onEnd({ canResume });
          return;
        }
        const lineBreak = watch.isStream ? value.lastIndexOf(newline) : -1;
        held = lineBreak === -1 ? held + value.length : value.length - lineBreak - 1;
        // Servers that number events begin with one: a later `id:` may be the middle of a text.
        if (isFirst) canResume = watch.isStream && /^id:/m.test(startOf(value));
        isFirst = false;
        if (held > watch.maxBytes) {
          watch.onTooLarge();
          void reader.cancel().catch(() => undefined);
          controller.error(new Error(`more than ${watch.maxBytes} bytes`));
          return;
        }
        controller.enqueue(value);
      } catch (thrown) {
        controller.error(thrown);
        watch.onEnd({ canResume });
      }
    },
    async cancel(reason) {
      await reader.cancel(reason);
      watch.onEnd({ canResume });
    },
  });
}

function startOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 200)).toString('latin1');
}
