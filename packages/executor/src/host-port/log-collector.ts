import type { JsonValue, LogLine } from '@parallel-dispatcher/schema';

/** Enough to see what went wrong, little enough for a thousand traces. */
export const maxLogBytes = 64 * 1024;

export type Redact = <Value extends JsonValue>(value: Value) => Value;

export interface LogCollector {
  add(line: { level: LogLine['level']; message: string; atMs: number }): void;
  /** Bytes that the worker did not even send. */
  addDropped(bytes: number): void;
  /** The lines in order, redacted; when there were too many, the last says how much is missing. */
  lines(): readonly LogLine[];
}

/** Keeps the first 64 KiB of what a call logs. Redacts before it cuts, so no half secret stays. */
export function createLogCollector(redact: Redact): LogCollector {
  const lines: LogLine[] = [];
  let used = 0;
  let dropped = 0;
  let lastAtMs = 0;
  return {
    add({ level, message, atMs }) {
      lastAtMs = Math.max(lastAtMs, atMs);
      const bytes = Buffer.from(redact(message).toWellFormed());
      const kept = dropped > 0 ? Buffer.alloc(0) : bytes.subarray(0, maxLogBytes - used);
      used += kept.byteLength;
      dropped += bytes.byteLength - kept.byteLength;
      if (kept.byteLength === 0 && bytes.byteLength > 0) return;
      lines.push({ at_ms: atMs, level, message: kept.toString() });
    },
    addDropped(bytes) {
      dropped += bytes;
    },
    lines() {
      if (dropped === 0) return lines;
      const message = `${dropped} more bytes of log lines were dropped; the limit is ${maxLogBytes}.`;
      return [...lines, { at_ms: lastAtMs, level: 'warn', message }];
    },
  };
}
