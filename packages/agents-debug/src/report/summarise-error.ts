import { factsOf } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import type { Findings } from './findings.ts';

/** The failures in one sentence each, at most three. */
export function summariseError({ facts, failure, ledger }: Findings): string {
  const errors = factsOf(facts, 'error');
  if (errors.length === 0) {
    const passed = factsOf(facts, 'test_run').filter(({ exitCode }) => exitCode === 0);
    if (passed.length > 0) {
      return ledger.claim('The test command passes: it shows no fault in this code.', passed);
    }
    const [problem] = factsOf(facts, 'problem');
    const basis = problem ?? facts[0];
    if (basis === undefined) return 'Nothing to report on.';
    const analysed = factsOf(facts, 'analysed_file').slice(0, 3);
    const seen = analysed.map(({ summary }) => summary).join('; ');
    const looked = seen === '' ? '' : ` Looked through: ${seen}`;
    return ledger.claim(`No error trace; ${basis.summary}${looked}`, [basis, ...analysed]);
  }
  const sentences = errors.slice(0, 3).map((error) => {
    const frame = factsOf(facts, 'stack_frame').find(
      ({ cluster, distance }) => cluster === error.cluster && distance === 0,
    );
    const name = error.trace.errorType === null ? '' : `${error.trace.errorType}: `;
    const where = frame
      ? ` in ${describePlace(frame.place, failure.short)}`
      : ' (no project frame)';
    return ledger.claim(
      `${name}${quote(error.trace.message)}${where}`,
      frame ? [error, frame] : [error],
    );
  });
  const more = errors.length > 3 ? ` And ${errors.length - 3} more.` : '';
  return sentences.join(' ') + more;
}
