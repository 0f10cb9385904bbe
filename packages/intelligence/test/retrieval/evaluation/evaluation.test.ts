import { expect, test } from '@jest/globals';
import { createRetrievalTools } from '../../../src/retrieval/create-retrieval-tools.ts';
import { temporaryWorkspace } from '../temporary-workspace.ts';
import { evaluate } from './evaluate.ts';
import { heldOut, tunedOn } from './question-sets.ts';

test.each([
  { set: tunedOn, tool: 'perform_rag_query', least: 14 },
  { set: tunedOn, tool: 'research', least: 14 },
  { set: heldOut, tool: 'perform_rag_query', least: 13 },
  { set: heldOut, tool: 'research', least: 13 },
] as const)(
  '$tool answers $least of 16 questions on $set.name among its first five',
  async ({ set, tool, least }) => {
    using workspace = temporaryWorkspace();
    const { indexFolder } = workspace;
    await using tools = createRetrievalTools({ workspace: set.root, indexFolder });
    const found = await evaluate(tools, { tool, questions: set.questions });
    expect(found.hitAt5).toBeGreaterThanOrEqual(least);
  },
);
