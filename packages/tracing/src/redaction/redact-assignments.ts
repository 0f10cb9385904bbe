import { mark } from './mark.ts';
import { rateName } from './rate-name.ts';
import { isSecretLiteral, isSecretWord, type Assignment } from './judge-assignment.ts';
import { readBareValue, readQuotedValue } from './read-assigned-value.ts';

/**
 * The end of a secret name and what stands between it and its value: `password = `, `"api_key": `,
 * `secret: string = `, `["TOKEN"] = `, `--password `, `<password>`. Every repetition is bounded.
 */
const secretName =
  /(?:passw(?:or)?d|passphrase|passcode|pwd|secret|credentials?|token|(?:api|access|private|secret|signing|encryption|auth|account|master|shared|ssh|license|subscription)[ _-]?key|_auth)(?:[ _-]?(?:value|plain|raw|base64|b64|hash|\d{1,3}))?/
    .source;
const separator =
  /(?:\\{0,3}["'`]?\]?(?:[ \t]{0,3}:[ \t]{0,3}(?:string|str)(?=[ \t]{0,3}=))?[ \t]{0,4}(?::=|=>|!?={1,3}|:)[ \t]{0,4}|>|(?<=--[\w-]{1,60})[ \t]{1,3})/
    .source;
const assignment = new RegExp(String.raw`${secretName}(${separator})(\\{0,3}["'\x60])?`, 'gi');

/** Replaces values that are assigned to a secret name in program code, settings, logs or URLs. */
export function redactAssignments(text: string): string {
  let redacted = '';
  let copied = 0;
  assignment.lastIndex = 0;
  for (let found = assignment.exec(text); found !== null; found = assignment.exec(text)) {
    const start = assignment.lastIndex;
    const open = found[2];
    const value =
      open === undefined ? readBareValue(text, start) : readQuotedValue(text, { start, open });
    if (!isSecret(text, { found, value })) continue;
    redacted += text.slice(copied, start) + mark('assignment');
    copied = start + value.length;
    assignment.lastIndex = copied;
  }
  return copied === 0 ? text : redacted + text.slice(copied);
}

interface Candidate {
  readonly found: RegExpExecArray;
  readonly value: string;
}

function isSecret(text: string, { found, value }: Candidate): boolean {
  if (value === '') return false;
  const separatorText = found[1] ?? '';
  const word = found[0].slice(0, found[0].length - separatorText.length - (found[2]?.length ?? 0));
  const before = text.slice(Math.max(0, found.index - 60), found.index);
  const head = /[\w.-]*$/.exec(before)?.[0] ?? '';
  const name = head + word;
  const rating = rateName(name);
  if (rating === 'no') return false;
  const end = assignment.lastIndex + value.length;
  const given: Assignment = {
    name,
    rating,
    value,
    separator: separatorText,
    before: before.slice(0, before.length - head.length),
    after: text.charAt(end),
  };
  return found[2] === undefined ? isSecretWord(given) : isSecretLiteral(given);
}
