import { z } from 'zod';
import type { DatabaseSync } from 'node:sqlite';
import { readOnly } from '../../read-only.ts';
import { defineTool, type IntelligenceTool } from '../../tool.ts';
import { examplesAnswer } from '../answers/answer-schema.ts';
import { questionFields } from '../answers/question-fields.ts';
import { readFilter } from '../answers/read-filter.ts';
import { writeExample } from '../answers/write-example.ts';
import { writeRest } from '../answers/write-rest.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { findExample } from '../search/find-example.ts';
import type { Question } from '../search/question.ts';
import { rankCandidates } from '../search/rank-candidates.ts';
import { readText } from '../search/read-text.ts';
import { listTerms } from '../terms/list-terms.ts';
import { askIndex } from './ask-index.ts';

const ranking = 'BM25 over terms, paths and names; whole functions, classes, types or tests';

/** Finds whole functions, classes and tests of the workspace that fit a question. */
export function searchCodeExamples(index: WorkspaceIndex): IntelligenceTool {
  return defineTool({
    name: 'search_code_examples',
    description:
      'Finds functions, classes, types and tests of this workspace that fit a question, each as a whole with its file and lines.',
    input: z.object({
      ...questionFields,
      language: z.string().optional().describe('Such as `typescript` or `python`.'),
    }),
    output: examplesAnswer,
    annotations: readOnly,
    run: ({ query, source, match_count: count, context, language }) => {
      const filter = { ...readFilter(source), kind: 'code' as const };
      const question: Question = {
        text: query,
        context: context ?? '',
        filter: language === undefined ? filter : { ...filter, language: language.toLowerCase() },
        testsCount: true,
      };
      return askIndex(index, {
        work: (database) => listExamples(database, { question, count }),
        write: (results, state) => ({
          results: [...results],
          ...writeRest({ query, queries: [query], ranking, state }),
        }),
      });
    },
  });
}

type Example = z.input<typeof examplesAnswer>['results'][number];

/** Several chunks may lie in one function: it is shown once, by the best of them. */
function listExamples(
  database: DatabaseSync,
  { question, count }: { readonly question: Question; readonly count: number },
): readonly Example[] {
  const terms = new Set(listTerms(question.text));
  const found = new Map<string, Example>();
  for (const candidate of rankCandidates(database, question)) {
    if (found.size >= count) break;
    const text = readText(database, candidate.path);
    const example = findExample({ text, candidate }, terms);
    const key = `${candidate.path}:${example.startLine}`;
    if (!found.has(key)) found.set(key, writeExample(example, { candidate, query: question.text }));
  }
  return [...found.values()];
}
