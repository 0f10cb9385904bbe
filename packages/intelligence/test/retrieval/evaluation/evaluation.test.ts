import { expect, test } from '@jest/globals';
import { createRetrievalTools } from '../../../src/retrieval/create-retrieval-tools.ts';
import { temporaryWorkspace } from '../temporary-workspace.ts';
import { evaluate } from './evaluate.ts';
import { heldOut, tunedOn } from './question-sets.ts';

test.each([
  { set: tunedOn, least: 14 },
  { set: heldOut, least: 13 },
])(
  '$set.name: at least $least of 16 questions have an answer among five',
  async ({ set, least }) => {
    using workspace = temporaryWorkspace();
    await using tools = createRetrievalTools({
      workspace: set.root,
      indexFolder: workspace.indexFolder,
    });
    const found = await evaluate(tools, {
      tool: 'perform_rag_query',
      questions: set.questions,
    });
    expect(found).toMatchObject({ missed: expect.any(Array) });
    expect(found.hitAt5).toBeGreaterThanOrEqual(least);
  },
);
