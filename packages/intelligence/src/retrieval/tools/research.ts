import { z } from 'zod';
import { readOnly } from '../../read-only.ts';
import { defineTool, type IntelligenceTool } from '../../tool.ts';
import { passagesAnswer } from '../answers/answer-schema.ts';
import { questionFields } from '../answers/question-fields.ts';
import { readFilter } from '../answers/read-filter.ts';
import { writePassage } from '../answers/write-passage.ts';
import { writeRest } from '../answers/write-rest.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { deriveQueries } from '../search/derive-queries.ts';
import { readText } from '../search/read-text.ts';
import { researchIndex } from '../search/research-index.ts';
import { askIndex } from './ask-index.ts';

const ranking =
  'reciprocal rank fusion of BM25 lists, one for each query and source; at most three in a row of one kind';

/** Puts a question in several forms to code, docs and traces. */
export function research(index: WorkspaceIndex): IntelligenceTool {
  return defineTool({
    name: 'research',
    description:
      'Puts a question in several forms (itself, its identifiers, paths, stack symbols, synonyms) to the code, the documents and the traces of earlier runs in this workspace, and joins what they found.',
    input: z.object(questionFields),
    output: passagesAnswer,
    annotations: readOnly,
    run: ({ query, source, match_count: count, context }) => {
      const queries = deriveQueries(query);
      const question = { text: query, context: context ?? '', filter: readFilter(source) };
      return askIndex(index, {
        work: (database) =>
          researchIndex(database, { question, queries })
            .slice(0, count)
            .map((hit) => writePassage(hit, { query, text: readText(database, hit.best.path) })),
        write: (results, state) => ({
          results,
          ...writeRest({
            query,
            queries: queries.map(({ from, text }) => `${from}: ${text}`),
            ranking,
            state,
          }),
        }),
      });
    },
  });
}
