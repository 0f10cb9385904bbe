import type { Redact } from './redact.ts';

/** A private key has about 50 lines of 64 characters. */
const longestContext = 8_192;

/**
 * Redacts lines that come one by one, also where a secret goes over several of them, as private
 * keys do: after a line that held a secret, the lines below are looked at together with it.
 */
export function createLineRedactor(redact: Redact): (line: string) => string {
  let context = '';
  return (line) => {
    const alone = redact(line);
    if (context === '') {
      if (alone !== line) context = line;
      return alone;
    }
    const before = redact(context);
    const together = `${context}\n${line}`;
    const redacted = redact(together);
    const goesOn = redacted !== `${before}\n${alone}`;
    context = goesOn || alone !== line ? together : '';
    if (context.length > longestContext) context = '';
    if (!goesOn) return alone;
    return redacted.startsWith(before) ? redacted.slice(before.length).replace(/^\n/, '') : '';
  };
}
