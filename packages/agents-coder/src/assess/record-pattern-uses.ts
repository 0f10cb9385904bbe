import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { tryTool, type AgentContext } from '@parallel-dispatcher/agent';
import type { GeneratedNode } from '../generate-node.ts';
import type { TextProvenance } from '../requests/text-request.ts';

interface Written {
  readonly folder: string;
  /** Absolute paths. */
  readonly written: readonly string[];
  readonly text: TextProvenance | null;
  readonly context: Pick<AgentContext, 'tools' | 'run' | 'task'>;
}

/**
 * Has it recorded which contract made the files, where a tool does that. A record that is not kept,
 * as of files outside of the workspace, is no fault of the node.
 */
export async function recordPatternUses(
  node: GeneratedNode,
  { folder, written, text, context }: Written,
): Promise<void> {
  const { contract } = node;
  const patterns = patternsOf(node, text);
  for (const { path, contents } of node.files) {
    const file = posix.join(folder, path);
    if (!written.includes(file)) continue;
    for (const { pattern, note } of patterns) {
      const recorded = await tryTool(context.tools, {
        tool: 'record_pattern_use',
        args: {
          pattern,
          ...note,
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
}

interface Use {
  readonly pattern: string;
  readonly note: { readonly note?: string };
}

/** The patterns that made the contract of a text, else the type of the contract that was given. */
function patternsOf({ contract }: GeneratedNode, text: TextProvenance | null): readonly Use[] {
  if (text === null) return [{ pattern: contract.nodeType.toLowerCase(), note: {} }];
  return text.patterns.map(({ id, version, words }) => ({
    pattern: `${id}@${version}`,
    note: { note: `for the words: ${words}`.slice(0, 500) },
  }));
}
