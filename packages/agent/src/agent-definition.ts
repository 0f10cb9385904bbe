import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { z } from 'zod';
import type { AgentContext } from './agent-context.ts';

/** The version of the agent API that this package speaks. */
export const agentApiVersion = 1;

/** A path in an agent's input, so that the host can check it before anything runs. */
export interface DeclaredPath {
  /** Where in the input, such as `context_files[0]`. */
  readonly at: string;
  readonly value: string;
  /** `read`: a file that must exist. `write`: a file or folder this task will make. */
  readonly use: 'read' | 'write';
}

export type AgentRun<Input, Output> = (input: Input, context: AgentContext) => Promise<Output>;

/** The heavy half of an agent, loaded in the worker only. */
export interface AgentRunModule<Input, Output> {
  /** Written as a method, like `paths` below, so that any agent is an `AgentDefinition`. */
  run(...call: Parameters<AgentRun<Input, Output>>): Promise<Output>;
}

/** What the host knows of an agent: light to import, no work in it. */
export interface AgentDefinition<Input = unknown, Output = unknown> {
  /** What a plan writes in `agent`. */
  readonly name: string;
  readonly version: string;
  readonly api: typeof agentApiVersion;
  /** One line for `dispatch agents`. */
  readonly description: string;
  /** Other names a plan may use. */
  readonly aliases: readonly string[];
  /** Words in a description that route a task without `agent` here. */
  readonly words: readonly string[];
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** `io` agents share threads; `cpu` agents get one each. */
  readonly workload: 'io' | 'cpu';
  /**
   * Where a call runs, if not as `workload` says: among others on a thread, on one of its own, or
   * in a process group of its own. The config of a run may say otherwise.
   */
  readonly isolation?: 'shared' | 'thread' | 'process';
  /** What it cannot do without: while the key of its model is refused, its tasks wait. */
  readonly needs: readonly ('workspace' | 'tools' | 'model')[];
  /** What it asks where it is there, and can do without. @default none */
  readonly uses?: readonly ('tools' | 'model')[];
  readonly cacheable: boolean;
  /** Whether a call whose thread was lost through no fault of its own may simply run again. */
  readonly restartable: boolean;
  paths(input: Input): readonly DeclaredPath[];
  /**
   * What is wrong with an input beyond its schema and can be told without running, each with its
   * path within the input. Not asked of inputs that refer to other tasks.
   */
  check?(input: Input): Promise<readonly ErrorDetail[]>;
  /**
   * Fields of the input that hold a command to run, as program and arguments. The host takes a plan
   * only where its config allows them, and where they are written out: no references.
   * @default none
   */
  readonly commands?: readonly string[];
  readonly run: () => Promise<AgentRunModule<Input, Output>>;
}
