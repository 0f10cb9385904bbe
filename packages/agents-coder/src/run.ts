import { posix } from 'node:path';
import type { AgentContext, AgentRun } from '@parallel-dispatcher/agent';
import type { CoderInput, CoderOutput } from '@parallel-dispatcher/schema';
import { askForInput } from './agent/ask-for-input.ts';
import { describeOutput } from './agent/describe-output.ts';
import { findContract } from './agent/find-contract.ts';
import type { MadeNode } from './agent/made-node.ts';
import { makeNode } from './agent/make-node.ts';
import { planOutput } from './agent/plan-output.ts';
import { recordPatternUses } from './assess/record-pattern-uses.ts';
import { writeBodies } from './model/write-bodies.ts';

/** The coder in its worker: contract in, files staged only once they type-checked and ran. */
export const run: AgentRun<CoderInput, CoderOutput> = async (input, context) => {
  const { folder } = planOutput(input);
  const found = await findContract(input, context);
  if ('unclear' in found) return await askForInput(found, context);
  const complete = await writeBodies(found, input, context);
  const made = await makeNode(complete, input, context);
  const written = await writeFiles(made, { folder, input, context });
  await recordPatternUses(made.node, { folder, written, text: found.text, context });
  context.progress(`Type-checked and tested ${made.node.nodeName}`, 1);
  return describeOutput({ ...made, found: complete, folder, written, upstream: context.upstream });
};

interface Target {
  readonly folder: string;
  readonly input: CoderInput;
  readonly context: AgentContext;
}

/** Stages the files that are not there already; gives their absolute paths. */
async function writeFiles(
  { node, unchanged }: MadeNode,
  { folder, input, context }: Target,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, contents } of node.files) {
    if (unchanged.has(path)) continue;
    const target = posix.join(folder, path);
    await context.files.write(target, contents, { overwrite: input.overwrite });
    written.push(target);
  }
  return written;
}
