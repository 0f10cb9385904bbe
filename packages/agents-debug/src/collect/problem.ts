import { quote } from '../facts/quote.ts';
import { everyDepth, type Collector } from './collector.ts';

/** What the user says, as a fact about what was said. */
export const problem: Collector = {
  name: 'problem',
  depths: everyDepth,
  collect: ({ input }) => {
    const said = input.problem_description.trim();
    if (said === '') {
      const reason = 'the problem description is empty';
      return Promise.resolve({ facts: [], missing: [{ what: 'problem', reason }] });
    }
    const summary = `the problem as reported: ${quote(said)}`;
    const fact = { kind: 'problem', summary, file: null, line: null, detail: said } as const;
    return Promise.resolve({ facts: [fact], missing: [] });
  },
};
