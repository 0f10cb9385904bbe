import type { LogLine } from '@parallel-dispatcher/schema';
import { createLineRedactor } from './line-redactor.ts';
import type { Redact } from './redact.ts';

/** Enough to see what went wrong, little enough for a thousand traces. */
export const maxLogBytes = 64 * 1024;

interface AddedLine {
  readonly level: LogLine['level'];
  readonly message: string;
  readonly atMs: number;
}

export interface LogCollector {
  /**
   * Takes one line; of `stdout` and `stderr` what was printed at once, with its line end. A print
   * without a line end waits for the rest of its line.
   */
  add(line: AddedLine): void;
  /** Bytes that the worker did not even send. */
  addDropped(bytes: number): void;
  /** The lines in order, redacted; when there were too many, the last says how much is missing. */
  lines(): readonly LogLine[];
}

const printed: ReadonlySet<LogLine['level']> = new Set(['stdout', 'stderr']);

/** Keeps the first 64 KiB of what a call logs. Redacts before it cuts, so no half secret stays. */
export function createLogCollector(redact: Redact): LogCollector {
  const lines: LogLine[] = [];
  const redactors = new Map<LogLine['level'], (message: string) => string>();
  const open = new Map<LogLine['level'], AddedLine>();
  let used = 0;
  let dropped = 0;
  let lastAtMs = 0;

  function keep({ level, message, atMs }: AddedLine): void {
    const redactLine = redactors.get(level) ?? createLineRedactor(redact);
    redactors.set(level, redactLine);
    const bytes = Buffer.from(redactLine(message).toWellFormed());
    const kept = dropped > 0 ? Buffer.alloc(0) : bytes.subarray(0, maxLogBytes - used);
    used += kept.byteLength;
    dropped += bytes.byteLength - kept.byteLength;
    if (kept.byteLength === 0 && bytes.byteLength > 0) return;
    lines.push({ at_ms: atMs, level, message: kept.toString() });
  }

  return {
    add(line) {
      lastAtMs = Math.max(lastAtMs, line.atMs);
      if (!printed.has(line.level)) return keep(line);
      const { level, atMs } = open.get(line.level) ?? line;
      const message = (open.get(level)?.message ?? '') + line.message;
      const ended = message.endsWith('\n') || message.length > maxLogBytes;
      if (!ended) return void open.set(level, { level, message, atMs });
      open.delete(level);
      return keep({ level, message: message.replace(/\n$/, ''), atMs });
    },
    addDropped(bytes) {
      dropped += bytes;
    },
    lines() {
      for (const line of open.values()) keep(line);
      open.clear();
      if (dropped === 0) return lines;
      const message = `${dropped} more bytes of log lines were dropped; the limit is ${maxLogBytes}.`;
      return [...lines, { at_ms: lastAtMs, level: 'warn', message }];
    },
  };
}
