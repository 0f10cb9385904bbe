import type { CommandAgent } from '@parallel-dispatcher/schema';

/** A program as the config has it, and what only the host knows. Plain data: it goes to a worker. */
export interface CommandAgentSettings extends CommandAgent {
  /** Absolute folder that `cwd` and a program with a relative path are found from. */
  readonly directory: string;
  /** Absolute folder that it runs in where `cwd` is not given. @default that of this process */
  readonly workDir?: string;
  /** The variables that `command.env` names, with their values. */
  readonly environment: Readonly<Record<string, string>>;
}
