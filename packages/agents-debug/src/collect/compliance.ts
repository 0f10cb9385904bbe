import type { Fact } from '../facts/fact.ts';
import type { Collector } from './collector.ts';
import { askAboutFiles, type FileQuestion } from './ask-about-files.ts';
import { lineAt, listAt, textAt } from './read-json.ts';

/** Rules of the architecture that ONEX nodes among the files break, as a tool says. */
export const compliance: Collector = {
  name: 'compliance',
  depths: ['standard', 'deep'],
  collect: async (failure) => await askAboutFiles(failure, question),
};

/** More than this of one file say that it was never held to the rules. */
const mostViolations = 20;

const question: FileQuestion = {
  tool: 'check_architectural_compliance',
  what: 'compliance',
  args: (file) => ({ architecture_type: 'onex', source_path: file }),
  readAnswer: (answer, { file, short }) =>
    listAt(answer, 'violations')
      .slice(0, mostViolations)
      .flatMap((violation): Fact[] => {
        const message = textAt(violation, ['message', 'description', 'reason']);
        if (message === null) return [];
        const rule = textAt(violation, ['rule', 'rule_id', 'id']);
        const named = rule === null || rule === message ? message : `${rule}: ${message}`;
        const summary = `${short} breaks ${named}`;
        const line = lineAt(violation);
        return [{ kind: 'compliance_violation', summary, file, line, detail: null }];
      }),
};
