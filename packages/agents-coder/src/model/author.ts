import type { CoderModel } from '@parallel-dispatcher/schema';
import type { Mapping } from '../contract/mapping.ts';

/** A model that writes a contract, or parts of one, and writes it anew where it is told what is wrong. */
export interface Author {
  /** The contract as it stands, with what the model wrote. */
  readonly contract: string | Mapping;
  /** Tools that were asked before, and who answered. */
  readonly answeredBy: readonly string[];
  /** Notes what is wrong with the contract, or with the node that came of it. */
  conclude(findings: readonly string[]): void;
  /** Asks for a better one. @throws AgentError with a `MODEL_*` code. */
  revise(): Promise<void>;
  report(): CoderModel;
}
