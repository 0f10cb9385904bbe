import type { SourceFile } from '../workspace/source-file.ts';
import type { WalkLimits } from '../workspace/walk-limits.ts';

export interface LimitGauge {
  /** Counts a file in; the limit that it would exceed, as `files: 20000`, or null. */
  readonly admit: (file: SourceFile) => string | null;
}

/** Watches the limits of one look at the workspace. */
export function createGauge(limits: WalkLimits): LimitGauge {
  const startedMs = performance.now();
  let files = 0;
  let bytes = 0;
  return {
    admit: (file) => {
      files += 1;
      bytes += file.bytes;
      if (files > limits.files) return `files: ${limits.files}`;
      if (bytes > limits.totalBytes) return `total_bytes: ${limits.totalBytes}`;
      return performance.now() - startedMs > limits.timeMs ? `time_ms: ${limits.timeMs}` : null;
    },
  };
}
