import type { JsonObject } from '@parallel-dispatcher/schema';

/** What was seen of a tool when it was first used; the texts are kept for the diff. */
export interface PinnedTool {
  readonly sha256: string;
  readonly description: string;
  readonly input_schema: JsonObject;
}

/** The tools of one server by name. */
export type PinnedTools = Readonly<Record<string, PinnedTool>>;

/** Where it is kept which tools were seen. */
export interface PinStore {
  /** Undefined for a server never seen. */
  read(server: string): Promise<PinnedTools | undefined>;
  write(server: string, tools: PinnedTools): Promise<void>;
}
