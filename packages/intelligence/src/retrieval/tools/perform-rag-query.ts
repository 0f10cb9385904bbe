import { z } from 'zod';
import { readOnly } from '../../read-only.ts';
import { defineTool, type IntelligenceTool } from '../../tool.ts';
import { passagesAnswer } from '../answers/answer-schema.ts';
import { questionFields } from '../answers/question-fields.ts';
import { readFilter } from '../answers/read-filter.ts';
import { writePassage } from '../answers/write-passage.ts';
import { writeRest } from '../answers/write-rest.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { groupByFile } from '../search/group-by-file.ts';
import { rankCandidates } from '../search/rank-candidates.ts';
import { readText } from '../search/read-text.ts';
import { askIndex } from './ask-index.ts';

const ranking = 'BM25 over terms, paths and names; one place a file';

/** Finds the places of the workspace that fit a question. */
export function performRagQuery(index: WorkspaceIndex): IntelligenceTool {
  return defineTool({
    name: 'perform_rag_query',
    description:
      'Finds passages of the code, the documents and the traces of earlier runs in this workspace that fit a question. Each has its file and lines.',
    input: z.object(questionFields),
    output: passagesAnswer,
    annotations: readOnly,
    run: ({ query, source, match_count: count, context }) =>
      askIndex(index, {
        work: (database) => {
          const question = { text: query, context: context ?? '', filter: readFilter(source) };
          const hits = groupByFile(rankCandidates(database, question)).slice(0, count);
          return hits.map((hit) => {
            const text = readText(database, hit.best.path);
            return writePassage(hit, { query, text });
          });
        },
        write: (results, state) => ({
          results,
          ...writeRest({ query, queries: [query], ranking, state }),
        }),
      }),
  });
}
