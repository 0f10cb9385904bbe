import { isErrorName } from '../error-name.ts';
import { indentOf } from '../indent-of.ts';

/** The first line of an error: `TypeError [CODE]: message`. */
export interface Headline {
  readonly errorType: string | null;
  readonly message: string;
  readonly indent: number;
  /** `cause`: the error is the cause of the one around it. */
  readonly role: 'top' | 'cause';
  /** The code in brackets after the name. */
  readonly code: string | null;
}

const named = /^([A-Za-z_$][\w$.]{0,200})(?: \[([A-Z][A-Z0-9_]*)\])?(?::(?:\s(.*))?)?$/;
const prefixes = ['Uncaught ', '(in promise) ', '[cause]: ', 'Caused by: ', '['] as const;
const insideLine =
  /(?:^|[\s"'(])([A-Za-z_$][\w$.]{0,200}(?:Error|Exception))(?: \[([A-Z][A-Z0-9_]*)\])?: (.*)$/;

interface HeadlineOptions {
  /** Takes any capitalised name (`NotFound: user 3`), for the line right above a frame. */
  readonly anyName?: boolean;
}

export function readHeadline(line: string, options: HeadlineOptions = {}): Headline | undefined {
  let text = line.trim();
  let role: Headline['role'] = 'top';
  let bracketed = false;
  for (const prefix of prefixes) {
    if (!text.startsWith(prefix)) continue;
    text = text.slice(prefix.length);
    if (prefix === '[cause]: ' || prefix === 'Caused by: ') role = 'cause';
    bracketed ||= prefix === '[';
  }
  if (text.endsWith(' {')) text = text.slice(0, -2);
  if (bracketed && text.endsWith(']')) text = text.slice(0, -1);
  const found = named.exec(text);
  const name = found?.[1];
  if (found === null || name === undefined) return undefined;
  const known = isErrorName(name) || (options.anyName === true && /^[A-Z]/.test(name));
  if (!known) return undefined;
  return {
    errorType: name,
    message: found[3] ?? '',
    indent: indentOf(line),
    role,
    code: found[2] ?? null,
  };
}

/** A headline after a log prefix, such as `12:00:01 ERROR TypeError: message`. */
export function readHeadlineInside(line: string): Headline | undefined {
  const found = insideLine.exec(line.slice(0, 4_096));
  if (found?.[1] === undefined) return undefined;
  return {
    errorType: found[1],
    message: found[3] ?? '',
    indent: indentOf(line),
    role: 'top',
    code: found[2] ?? null,
  };
}

/** A cause that has no frames: `[cause]: 'text'`, `[cause]: [Error: text]`. */
export function readPlainCause(line: string): Headline | undefined {
  const found = /^\[cause\]: (['"`[{\d].*)$/.exec(line.trim());
  if (found?.[1] === undefined) return undefined;
  const indent = indentOf(line);
  const headline = found[1].startsWith('[') ? readHeadline(found[1]) : undefined;
  if (headline) return { ...headline, indent, role: 'cause' };
  const message = found[1].replace(/^(['"`])(.*)\1,?$/, '$2');
  return { errorType: null, message, indent, role: 'cause', code: null };
}
