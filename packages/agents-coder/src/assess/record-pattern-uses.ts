import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { tryTool, type AgentContext } from '@parallel-dispatcher/agent';
import type { GeneratedNode } from '../generate-node.ts';

interface Written {
  readonly folder: string;
  /** Absolute paths. */
  readonly written: readonly string[];
  readonly context: Pick<AgentContext, 'tools' | 'run' | 'task'>;
}

/**
 * Has it recorded which contract made the files, where a tool does that. A record that is not kept,
 * as of files outside of the workspace, is no fault of the node.
 */
export async function recordPatternUses(
  node: GeneratedNode,
  { folder, written, context }: Written,
): Promise<void> {
  const { contract } = node;
  for (const { path, contents } of node.files) {
    const file = posix.join(folder, path);
    if (!written.includes(file)) continue;
    const recorded = await tryTool(context.tools, {
      tool: 'record_pattern_use',
      args: {
        pattern: contract.nodeType.toLowerCase(),
        contract: contract.name,
        run_id: context.run,
        task_id: context.task,
        file,
        sha256: createHash('sha256').update(contents).digest('hex'),
      },
    });
    if (!recorded.ok) return;
  }
}
