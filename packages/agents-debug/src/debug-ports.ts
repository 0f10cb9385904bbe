import type { AgentModel, AgentTools } from '@parallel-dispatcher/agent';
import type { RunCommand } from './process/run-command.ts';

/** What the analysis reaches of the outside: files to read, tools to ask, and when to stop. */
export interface DebugPorts {
  /** UTF-8 text of an absolute path; rejects where it cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Runs commands. @default none: what they would show is named as not measured */
  readonly runCommand?: RunCommand;
  /** Tools of MCP servers. @default none: what they would measure is named as not measured */
  readonly tools?: Pick<AgentTools, 'ask'>;
  /** Task traces of past runs, in any form. @default none: similar cases are not looked for */
  readonly readPastTraces?: () => Promise<readonly unknown[]>;
  /** Reasons over the evidence. @default none: rules alone do */
  readonly model?: Pick<AgentModel, 'generateObject'>;
  /** Replaces a file, as soon as the report was accepted. @default none: no fix is applied */
  readonly replaceFile?: (path: string, text: string) => Promise<void>;
  /** Takes how far the analysis is. @default nobody is told */
  readonly progress?: (message: string) => void;
  /** Takes what each collector did and how long it took. @default nobody is told */
  readonly log?: (line: string) => void;
  /** @default never aborted */
  readonly signal?: AbortSignal;
}
