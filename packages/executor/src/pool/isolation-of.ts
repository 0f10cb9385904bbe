import type { AgentDefinition } from '@parallel-dispatcher/agent';
import type { TaskEnvelope } from '@parallel-dispatcher/schema';

/** `shared`: among other calls on one thread. `thread`: one of its own. */
export type Isolation = 'shared' | 'thread';

export interface LoadedAgent {
  readonly definition: AgentDefinition;
  /** `file:` URL of the light module, whose default export is the definition. */
  readonly moduleUrl: string;
  /** What the config says, instead of what follows from the workload. */
  readonly isolation?: Isolation;
}

/**
 * Where a call runs. What may not simply run again never shares a thread, since a neighbour could
 * take it down.
 */
export function isolationOf(
  agent: LoadedAgent,
  envelope: Pick<TaskEnvelope, 'isolation'>,
): Isolation {
  if (envelope.isolation === 'alone' || !agent.definition.restartable) return 'thread';
  return agent.isolation ?? (agent.definition.workload === 'io' ? 'shared' : 'thread');
}
