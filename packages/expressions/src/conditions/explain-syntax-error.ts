import type { CelError } from './cel-error.ts';
import type { ConditionFault } from './tree-report.ts';

/** What people write out of habit, by what stands at the fault. */
const habits: readonly { readonly pattern: RegExp; readonly hint: string }[] = [
  { pattern: /^===?/, hint: 'Compare with == or !=.' },
  { pattern: /^=/, hint: 'Compare with ==.' },
  { pattern: /^&/, hint: 'Write &&.' },
  { pattern: /^\|/, hint: 'Write ||.' },
  { pattern: /^and\b/i, hint: 'Write && for and.' },
  { pattern: /^or\b/i, hint: 'Write || for or.' },
  { pattern: /^\$/, hint: 'A condition has no ${}: write tasks.a.output.x as it is.' },
];

const general =
  'Write a CEL condition such as tasks.check.output.count > 0 && tasks["build-api"].status == "success".';

/** A fault of the library's parser or type checker, in the words of a person who wrote the text. */
export function explainSyntaxError(text: string, { summary, at }: CelError): ConditionFault {
  const rest = text.slice(at);
  const habit = habits.find(({ pattern }) => pattern.test(rest));
  const hint = hintFor(summary) ?? habit?.hint ?? general;
  const problem = at >= text.length ? summary.replace(/'\W?'/, 'the end') : summary;
  return { at, problem, hint };
}

/** How to mend what the library tells; undefined where its words say it all. */
export function hintFor(summary: string): string | undefined {
  if (summary.startsWith('Exceeded max')) {
    return 'Make the condition shorter: let a task compute the answer, and read that.';
  }
  if (summary.startsWith('these types')) {
    return 'Convert one of them with string(), int() or double(), or compare other values.';
  }
  return undefined;
}
