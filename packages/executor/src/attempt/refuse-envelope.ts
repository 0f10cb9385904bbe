import { agentApiVersion } from '@parallel-dispatcher/agent';
import { errorDetail, suggest } from '@parallel-dispatcher/schema';
import type { ErrorDetail, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { LoadedAgent } from '../pool/isolation-of.ts';

/** Why an envelope cannot run here at all; undefined when it can. */
export function refuseEnvelope(
  envelope: TaskEnvelope,
  agents: ReadonlyMap<string, LoadedAgent>,
): ErrorDetail | undefined {
  if (!agents.has(envelope.agent)) {
    const near = suggest(envelope.agent, [...agents.keys()]);
    return errorDetail({
      code: 'AGENT_UNKNOWN',
      message: `There is no agent ${JSON.stringify(envelope.agent)} here.`,
      hint: near === undefined ? null : `Did you mean ${JSON.stringify(near)}?`,
    });
  }
  if (envelope.api === agentApiVersion) return undefined;
  return errorDetail({
    code: 'API_UNSUPPORTED',
    message: `The task asks for agent API ${envelope.api}; this executor speaks ${agentApiVersion}.`,
    hint: 'Run dispatcher and workers of the same version.',
  });
}
