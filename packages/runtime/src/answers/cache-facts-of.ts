import { hashContextFile, type CacheFacts } from '@parallel-dispatcher/cache/key';
import type { TaskEnvelope } from '@parallel-dispatcher/schema';
import type { RegisteredAgent } from '../agents/agent-registry.ts';
import { agentCode } from './agent-code.ts';

type CallFacts = Pick<TaskEnvelope, 'input' | 'upstream' | 'verify'> & {
  /** Of `chosenModel`. */
  readonly model: string | null;
};

/**
 * Everything that the answer to a call depends on; undefined where that cannot be told, such as when
 * a file that it reads cannot be read by us.
 */
export async function cacheFactsOf(
  { input, upstream, verify, model }: CallFacts,
  agent: RegisteredAgent,
): Promise<CacheFacts | undefined> {
  const { definition } = agent;
  const parsed = await definition.input.safeParseAsync(input);
  const codeSha256 = await agentCode(agent);
  if (!parsed.success || codeSha256 === null) return undefined;
  const read = definition.paths(parsed.data).filter(({ use }) => use === 'read');
  const paths = [...new Set(read.map(({ value }) => value))].toSorted();
  try {
    const contextFiles = await Promise.all(
      paths.map(async (path) => ({ path, sha256: await hashContextFile(path) })),
    );
    return {
      agent: { name: definition.name, version: definition.version, codeSha256 },
      model,
      input,
      contextFiles,
      upstream: Object.fromEntries(
        Object.entries(upstream).map(([task, { outcome, output }]) => [
          task,
          // The same answer, whether it was paid for now or before.
          { outcome: outcome === 'cached' ? 'succeeded' : outcome, output },
        ]),
      ),
      extra: verify === undefined || verify === null ? null : verify.argv,
    };
  } catch {
    return undefined;
  }
}
