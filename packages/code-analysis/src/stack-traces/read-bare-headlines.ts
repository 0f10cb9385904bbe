import { readHeadline } from './javascript/read-headline.ts';
import { readProperties } from './javascript/read-properties.ts';
import type { LogText } from './log-text.ts';
import { isPythonMessage } from './python/is-python-message.ts';
import { isPythonErrorName } from './python/python-error-names.ts';
import { traceDraft, type TraceDraft } from './trace-draft.ts';

/**
 * Errors of which only the headline was kept: `KeyError: 'a'`, `TypeError: x is not a function`.
 * The language is told by the name or the wording where only Python has it, else JavaScript is taken.
 */
export function readBareHeadlines(text: LogText): readonly TraceDraft[] {
  const drafts: TraceDraft[] = [];
  for (let at = 0; at < text.lines.length; at++) {
    const line = text.lines[at] ?? '';
    if (text.isClaimed(at) || line.length > 4_096) continue;
    const headline = readHeadline(line, { anyName: isPythonErrorName(line.trim()) });
    if (headline?.errorType == null) continue;
    const { errorType, message } = headline;
    const python = isPythonErrorName(errorType);
    // Python prints an error without a message as its name alone; other names alone are prose.
    if (message === '' && !(python && line.trim() === errorType && !errorType.includes('.')))
      continue;
    const language = python || isPythonMessage(message) ? 'python' : 'javascript';
    const draft = traceDraft({ language, errorType, message, firstLine: at });
    if (headline.code !== null) draft.properties.set('code', headline.code);
    if (line.endsWith(' {')) {
      const { properties, next } = readProperties(text.lines, at + 1);
      for (const [key, value] of properties) draft.properties.set(key, value);
      draft.lastLine = next - 1;
      at = next - 1;
    }
    drafts.push(draft);
  }
  return drafts;
}
