import type { AgentTools } from '@parallel-dispatcher/agent';

/** What the analysis reaches of the outside: files to read, tools to ask, and when to stop. */
export interface DebugPorts {
  /** UTF-8 text of an absolute path; rejects where it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Tools of MCP servers. @default none: what they would measure is named as not measured */
  readonly tools?: Pick<AgentTools, 'ask'>;
  /** @default never aborted */
  readonly signal?: AbortSignal;
}
