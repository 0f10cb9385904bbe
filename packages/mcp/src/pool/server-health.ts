import type { ErrorDetail } from '@parallel-dispatcher/schema';

export interface ServerHealth {
  readonly server: string;
  /** `idle`: nobody has needed it yet. `refused`: its configuration cannot be used. */
  readonly state: 'idle' | 'connecting' | 'up' | 'down' | 'refused';
  readonly transport: 'stdio' | 'http' | 'sse' | null;
  readonly required: boolean;
  readonly clients: number;
  readonly in_flight: number;
  readonly queued: number;
  /** How many tools it offered when it was last seen. */
  readonly tools: number | null;
  /** What last went wrong with it; stays after it came back. */
  readonly last_error: ErrorDetail | null;
}
