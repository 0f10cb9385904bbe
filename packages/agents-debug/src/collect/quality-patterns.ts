import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Fact } from '../facts/fact.ts';
import type { Collector } from './collector.ts';
import { askAboutFiles, type FileQuestion } from './ask-about-files.ts';
import { lineAt, listAt, textAt } from './read-json.ts';

/** Bad patterns that a tool finds in the files. */
export const qualityPatterns: Collector = {
  name: 'quality-patterns',
  depths: ['standard', 'deep'],
  collect: async (failure) => await askAboutFiles(failure, question),
};

const mostPatterns = 20;

const question: FileQuestion = {
  tool: 'get_quality_patterns',
  what: 'quality patterns',
  args: () => ({ pattern_type: 'anti_patterns' }),
  readAnswer: (answer, at) =>
    listAt(answer, 'anti_patterns')
      .slice(0, mostPatterns)
      .flatMap((pattern) => describe(pattern, at)),
};

function describe(pattern: JsonValue, at: { file: string; short: string }): readonly Fact[] {
  const message = textAt(pattern, ['message', 'description', 'name', 'pattern']);
  if (message === null) return [];
  const name = textAt(pattern, ['rule', 'name', 'pattern']);
  const named = name === null || name === message ? message : `${name}: ${message}`;
  const line = lineAt(pattern);
  const where = line === null ? at.short : `${at.short}:${line}`;
  const detail = textAt(pattern, ['code', 'snippet']);
  return [
    {
      kind: 'quality_pattern',
      good: false,
      summary: `${where}: ${named}`,
      file: at.file,
      line,
      detail,
    },
  ];
}
