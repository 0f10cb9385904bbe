import type { Collector } from './collector.ts';
import { askAboutFiles, type FileQuestion } from './ask-about-files.ts';
import { textAt } from './read-json.ts';

/** How good a tool says the files are. A score that nobody gave is not measured, never 0. */
export const quality: Collector = {
  name: 'quality',
  depths: ['standard', 'deep'],
  collect: async (failure) => {
    const asked = await askAboutFiles(failure, qualityQuestion);
    if (asked.facts.length > 0 || asked.missing.length > 0) return asked;
    const reason = 'the tool gave no score from 0 to 1';
    return { ...asked, missing: [{ what: qualityQuestion.what, reason }] };
  },
};

/** A score from 0 to 1 for a whole file. */
export const qualityQuestion: FileQuestion = {
  tool: 'assess_code_quality',
  what: 'quality',
  args: (file, language) => ({ source_path: file, ...(language !== null && { language }) }),
  readAnswer: (answer, { file, short }) => {
    const { quality_score: score } = answer;
    if (typeof score !== 'number' || score < 0 || score > 1) return [];
    const summary = `${short}: quality ${score.toFixed(2)} of 1`;
    const detail = textAt(answer, ['summary', 'reason']);
    return [{ kind: 'quality_score', score, summary, file, line: null, detail }];
  },
};
