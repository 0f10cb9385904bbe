import type { JsonObject } from '@parallel-dispatcher/schema';
import type { BulkTool } from '../bulk/find-bulk-tool.ts';
import type { WireTool } from '../connection/wire.ts';
import type { Dialect } from './dialect.ts';

/** A tool of a server as agents see it. */
export interface OfferedTool {
  /** Ours where a dialect knows it, else the server's. */
  readonly name: string;
  /** The server's, which may be called as well. */
  readonly alias: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly readOnly: boolean;
  /** Whether a call that may have reached the server may be made again. */
  readonly repeatable: boolean;
  /** What is really called. */
  readonly wire: WireTool;
  readonly dialect: Dialect | undefined;
  /** What many calls of it may be made through at once. */
  readonly bulk: BulkTool | undefined;
  /** What is asked of a gateway; undefined where the tool stands for itself. */
  readonly operation: string | undefined;
}
