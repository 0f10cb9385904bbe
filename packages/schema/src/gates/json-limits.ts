/** How large a JSON document or value may be before anything else looks at it. */
export interface JsonLimits {
  /** Bytes of UTF-8. @default 10 MiB, what `claude -p` takes on stdin */
  readonly maxBytes: number;
  /** Nested lists and objects. @default 64, far below where recursion overflows (about 5,000) */
  readonly maxDepth: number;
  /** Values of any kind, containers included. @default 1,000,000 */
  readonly maxNodes: number;
  /** UTF-16 units of one text or key. @default 1 MiB; larger values travel as artifacts */
  readonly maxStringLength: number;
}

export const defaultJsonLimits: JsonLimits = {
  maxBytes: 10 * 1_048_576,
  maxDepth: 64,
  maxNodes: 1_000_000,
  maxStringLength: 1_048_576,
};
