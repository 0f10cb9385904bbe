import type { Isolation, LoadedAgent } from '@parallel-dispatcher/executor';
import type { Checked } from '../checked.ts';

/** An agent this run can use, and where it came from. */
export interface RegisteredAgent extends LoadedAgent {
  readonly from: string;
  readonly isolation: Isolation;
  /** Whether an earlier answer to the same input may be used; the config wins over the agent. */
  readonly cacheable: boolean;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
}

/** What routing goes by. The definition comes when a task goes to the agent. */
export interface RoutableAgent {
  readonly name: string;
  readonly from: string;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
  readonly load: () => Promise<Checked<RegisteredAgent>>;
}

/** The agents of a run in the order their words are tried: the config's own before the built-in ones. */
export interface AgentRegistry {
  readonly agents: readonly RoutableAgent[];
  readonly byName: ReadonlyMap<string, RoutableAgent>;
  readonly defaultAgent: string;
}
