import type { AgentDefinition } from '@parallel-dispatcher/agent';
import type { JsonObject, TaskEnvelope } from '@parallel-dispatcher/schema';

/**
 * `shared`: among other calls on one thread. `thread`: one of its own. `process`: a process group of
 * its own, supervised by a thread.
 */
export type Isolation = NonNullable<AgentDefinition['isolation']>;

export interface LoadedAgent {
  readonly definition: AgentDefinition;
  /** `file:` URL of the light module, whose default export is the definition. */
  readonly moduleUrl: string;
  /**
   * What the module's `createAgent` makes the definition from, where it has no default export.
   * Plain data that goes to the worker; may hold secrets of the agent, which nothing stores.
   */
  readonly settings?: JsonObject;
  /** What the config says, instead of what the agent says or what follows from its workload. */
  readonly isolation?: Isolation;
}

/**
 * Where a call runs. What may not simply run again never shares a thread, since a neighbour could
 * take it down.
 */
export function isolationOf(
  { definition, isolation }: LoadedAgent,
  envelope: Pick<TaskEnvelope, 'isolation'>,
): Isolation {
  const fitting = definition.workload === 'io' ? 'shared' : 'thread';
  const wanted = isolation ?? definition.isolation ?? fitting;
  const alone = envelope.isolation === 'alone' || !definition.restartable;
  return wanted === 'shared' && alone ? 'thread' : wanted;
}
