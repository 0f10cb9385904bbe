import { isSecretLiteral, isSecretWord, type Assignment } from './judge-assignment.ts';
import { mark } from './mark.ts';
import { rateName } from './rate-name.ts';
import { findJudgedEnd, findValueEnd, type ValueStart } from './read-assigned-value.ts';

/**
 * The end of a secret name and what stands between it and its value: `password = `, `"api_key": `,
 * `secret: string = `, `["TOKEN"] = `, `--password `, `<password>`. Every repetition is bounded.
 */
const secretName =
  /(?:passw(?:or)?ds?|passphrase|passcode|pwd|secret|credentials?|token|(?:api|access|private|secret|signing|encryption|auth|account|master|shared|ssh|license|subscription)[ _-]?key|pass|pw|auth|t?otp|pin|jwt|bearer|session[ _-]?id|(?<=["'])(?:set-)?cookies?(?=\\{0,3}["']))(?:[ _-]?(?:value|plain|raw|base64|b64|hash|\d{1,3}))?/
    .source;
const separator =
  /\\{0,3}["'`]?\]?(?:[ \t]{0,3}:[ \t]{0,3}(?:string|str)(?=[ \t]{0,3}=))?[ \t]{0,4}(?::=|=>|!?={1,3}|:)[ \t]{0,4}|>|(?<=--[\w-]{1,60})[ \t]{1,3}/
    .source;
const assignment = new RegExp(
  String.raw`(?<word>${secretName})(?<separator>${separator})(?<open>\\{0,3}["'\x60])?`,
  'gi',
);

/** Replaces values that are assigned to a secret name in program code, settings, logs or URLs. */
export function redactAssignments(text: string): string {
  let redacted = '';
  let copied = 0;
  assignment.lastIndex = 0;
  for (let found = assignment.exec(text); found !== null; found = assignment.exec(text)) {
    const at: ValueStart = { start: assignment.lastIndex, open: found.groups?.['open'] };
    const given = describeAssignment(text, { found, at });
    const isSecret = at.open === undefined ? isSecretWord : isSecretLiteral;
    if (given.rating === 'no' || given.value === '' || !isSecret(given)) continue;
    redacted += text.slice(copied, at.start) + mark('assignment');
    copied = findValueEnd(text, at);
    assignment.lastIndex = copied;
  }
  return copied === 0 ? text : redacted + text.slice(copied);
}

interface Candidate {
  readonly found: RegExpExecArray;
  readonly at: ValueStart;
}

function describeAssignment(text: string, { found, at }: Candidate): Assignment {
  const end = findJudgedEnd(text, at);
  const lead = text.slice(Math.max(0, found.index - 60), found.index);
  const head = /[\w.-]*$/.exec(lead)?.[0] ?? '';
  const name = head + (found.groups?.['word'] ?? '');
  return {
    name,
    rating: rateName(name),
    value: text.slice(at.start, end),
    separator: found.groups?.['separator'] ?? '',
    before: lead.slice(0, lead.length - head.length),
    after: text.charAt(end),
  };
}
