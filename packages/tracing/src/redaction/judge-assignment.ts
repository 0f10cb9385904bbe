import { isPlaceholder } from './is-placeholder.ts';
import { isWeakSecret } from './is-weak-secret.ts';
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

const formWords =
  /\b(?:required|invalid|wrong|missing|incorrect|short|long|weak|forgot|enter|your|must|should|cannot|confirm|match|characters|please|expired|the|for|is|not)\b/i;

/** Whether a quoted text is a secret rather than a label, a name or a kind of token. */
export function isSecretLiteral(given: Assignment): boolean {
  const { name, rating, value } = given;
  if (isPlaceholder(value) || value.startsWith('${') || /^[\s,;:+)\]}]*$/.test(value)) return false;
  if (rating === 'likely') return looksRandom(value);
  if (isWeak(rating)) return !/\s/.test(value) && isWeakSecret(value) && !isPath(value);
  if (/\s/.test(value)) return isPhrase(given) && (isShouted(name) || !isLabel(value));
  // A name in the place of a value: `apiKey: "OPENAI_API_KEY"`, `password: "Password"`.
  return !(letters.test(value) && rateName(value) !== 'no') && !isPath(value);
}

/** Whether a text without quotes is a secret rather than program code. */
export function isSecretWord(given: Assignment): boolean {
  const { name, rating, value, after, separator, before } = given;
  if (isPlaceholder(value)) return false;
  // What was told by its shape is the end of a secret that began before it.
  if (value.includes('[REDACTED:')) return true;
  if (isPath(value) || /^[=>:*/+$@%.-]/.test(value)) return false;
  if ('([{<'.includes(after) && after !== '' && separator !== '>') return false;
  if (separator === '>') return after === '<' && rating === 'sure' && rateName(value) === 'no';
  if (rating === 'likely') return looksRandom(value) && !chain.test(value);
  if (letters.test(value)) return isGivenAway({ name, value, separator, before, after });
  if (isWeak(rating) && !isWeakWord(given)) return false;
  if (chain.test(value) && !isShouted(name)) return false;
  return value.length >= 4 && !/^0x0+$/.test(value);
}

/** `PASS: test1` and `pass: 1234` are results of tests. */
function isWeakWord({ name, value, separator }: Assignment): boolean {
  if (!isWeakSecret(value)) return false;
  // Numbers of JSON stay, in texts as in values.
  if (/["']/.test(separator) && /^\d+$/.test(value)) return false;
  if (/pass$|auth$/i.test(name) && /^[\d.,%/]+$/.test(value)) return false;
  return !(name === 'PASS' && separator.trim() === ':');
}

/** Several words between two quotes, not the program code between two texts. */
function isPhrase({ value, after }: Assignment): boolean {
  if (value.includes('${')) return false;
  return /^["'`\\]?$/.test(after) && /^[^\s+,;:)\]}|&=?.]/.test(value) && /\S$/.test(value);
}

/** Words of forms and messages: `"password": "Password is too short"`, `"Enter your password"`. */
function isLabel(value: string): boolean {
  if (!/^(?:[A-Za-z\s.,!?'’:;()-]|\b\d{1,2}\b)+$/.test(value)) return false;
  return rateName(value.replace(/[.!?:]+$/, '')) !== 'no' || formWords.test(value);
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

function isWeak(rating: NameRating): boolean {
  return rating === 'weak' || rating === 'session';
}
