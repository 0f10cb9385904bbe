import { isPlaceholder } from './is-placeholder.ts';
import { rateName, type NameRating } from './rate-name.ts';

/** A value beside a secret name in a text, and what stands around the two. */
export interface Assignment {
  readonly name: string;
  readonly rating: NameRating;
  readonly value: string;
  /** What stands between name and value, blanks included. */
  readonly separator: string;
  readonly before: string;
  readonly after: string;
}

/** Only letters, with dots between: a variable, a type, a word. */
const letters = /^[A-Za-z_$]+(?:[.?!]{1,2}[A-Za-z_$]+)*[!?.]?$/;
/** Something read from an object or module, digits allowed. */
const chain = /^[A-Za-z_$][\w$]*(?:[.?!]{1,2}[A-Za-z_$][\w$]*)+$/;

/** Whether a quoted text is a secret rather than a label, a name or a kind of token. */
export function isSecretLiteral(given: Assignment): boolean {
  const { name, rating, value } = given;
  if (isPlaceholder(value) || value.startsWith('${')) return false;
  if (rating === 'likely') return looksRandom(value);
  if (/\s/.test(value)) return /passphrase$/i.test(name) || isShouted(name);
  // A name in the place of a value: `apiKey: "OPENAI_API_KEY"`, `password: "Password"`.
  return !(letters.test(value) && rateName(value) !== 'no') && !isPath(value);
}

/** Whether a text without quotes is a secret rather than program code. */
export function isSecretWord(given: Assignment): boolean {
  const { name, rating, value, after, separator, before } = given;
  if (isPlaceholder(value) || isPath(value) || /^[=>:*/+$@%.-]/.test(value)) return false;
  if ('([{<'.includes(after) && after !== '' && separator !== '>') return false;
  if (separator === '>') return after === '<' && rating === 'sure' && rateName(value) === 'no';
  if (rating === 'likely') return looksRandom(value) && !chain.test(value);
  if (letters.test(value)) return isGivenAway({ name, value, separator, before, after });
  if (chain.test(value) && !isShouted(name)) return false;
  return value.length >= 4 && !/^0x0+$/.test(value);
}

/** A word counts where only settings are written: `PASSWORD=word`, `?password=word`, `--secret word`. */
function isGivenAway(given: Omit<Assignment, 'rating'>): boolean {
  const { name, value, separator, before, after } = given;
  if (value.length < 4 || rateName(value) !== 'no' || /[.?!]/.test(value)) return false;
  if (isShouted(name)) return value !== value.toUpperCase();
  if (/[?&]$/.test(before) || name.startsWith('--')) return true;
  const alone = before === '' || /[^,(\s]\s+$|[\r\n]\s*$|;$/.test(before);
  return separator === '=' && alone && after !== ')' && after !== ',' && after !== ';';
}

function isShouted(name: string): boolean {
  return name === name.toUpperCase();
}

function isPath(value: string): boolean {
  return /^(?:\.{0,2}\/|~\/|https?:)/.test(value) && value.length < 250;
}

/** Eight letters with digits among them, or twenty without a blank. */
function looksRandom(value: string): boolean {
  if (/\s/.test(value) || isPath(value)) return false;
  return value.length >= 20
    ? /\d/.test(value) || /[a-z][A-Z]/.test(value)
    : value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value);
}
