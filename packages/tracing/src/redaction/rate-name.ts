import { splitWords } from './split-words.ts';

/**
 * How surely a field of this name holds a secret. `sure`: any text or number in it is one.
 * `likely`: a text in it is one when it stands in a JSON value, but in program code only when it
 * also looks random, because lexers have tokens too. `weak`: only a text right in it, because tests
 * pass, programs authorize and boards have pins. `session`: the same, unless the text is a UUID, by
 * which programs such as claude call a conversation that can be gone on with.
 */
export type NameRating = 'sure' | 'likely' | 'weak' | 'session' | 'no';

/** The last word of a name, or its last two words run together. */
const sureEndings = new Set(
  [
    ['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'secret', 'credential', 'credentials'],
    ['authorization', 'cookie', 'apikey', 'accesskey', 'privatekey', 'secretkey', 'signingkey'],
    ['encryptionkey', 'decryptionkey', 'authkey', 'accountkey', 'masterkey', 'sharedkey', 'sshkey'],
    ['servicekey', 'licensekey', 'subscriptionkey', 'deploykey', 'hmackey', 'accesstoken'],
    ['authtoken', 'apitoken', 'refreshtoken', 'sessiontoken', 'bearertoken', 'devicetoken'],
    ['bottoken', 'idtoken', 'securitytoken', 'accesstokensecret'],
  ].flat(),
);

const weakNames = new Set(['pass', 'pw', 'auth', 'pin', 'bearer']);
const weakEndings = new Set(['otp', 'totp', 'jwt']);
/** `db_pass`, `smtpPw`; not `second_pass`. */
const beforePass = new Set(
  [
    ['db', 'database', 'user', 'admin', 'root', 'login', 'smtp', 'imap', 'mail', 'email', 'ftp'],
    ['sftp', 'ssh', 'http', 'proxy', 'redis', 'mysql', 'pg', 'postgres', 'mongo', 'sudo', 'my'],
  ].flat(),
);

/** Written as one word behind another: `dbpassword`, `mygithubapikey`. */
const sureTail = /(?:password|passwd|passphrase|apikey|secretkey|privatekey|clientsecret)$/;

/** Words that say how a value is written, not what it is. */
const forms = new Set(['value', 'values', 'plain', 'plaintext', 'raw', 'base64', 'b64', 'hash']);

/** `next_token` and the like: positions in a list, parts of a vocabulary, prices. */
const harmlessBeforeToken = new Set(
  [
    ['next', 'page', 'continuation', 'cancel', 'cancellation', 'abort', 'stop', 'sync', 'resume'],
    ['eos', 'bos', 'pad', 'unk', 'sep', 'mask', 'cls', 'per', 'first', 'last', 'current'],
    ['previous', 'prev', 'start', 'end', 'special', 'syntax', 'lexer'],
  ].flat(),
);

/** Rates the name of a field, option, header or environment variable by its last whole words. */
export function rateName(name: string): NameRating {
  if (name.includes('[REDACTED:')) return 'no';
  const words = [...splitWords(name)];
  while (words.length > 1 && isForm(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'token') return harmlessBeforeToken.has(before) ? 'no' : rateToken(before);
  for (const ending of [last, before + last]) {
    const single = ending.replace(/s$/, '');
    if (sureEndings.has(ending) || sureEndings.has(single) || sureTail.test(single)) return 'sure';
  }
  if (last === 'sessionid' || before + last === 'sessionid') return 'session';
  return isWeak(words) ? 'weak' : 'no';
}

function isWeak(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.length === 1 && weakNames.has(last)) return true;
  if (weakEndings.has(last) || weakEndings.has(before + last)) return true;
  return (last === 'pass' || last === 'pw') && beforePass.has(before);
}

function rateToken(before: string): NameRating {
  return sureEndings.has(`${before}token`) ? 'sure' : 'likely';
}

function isForm(word: string): boolean {
  return forms.has(word) || /^\d+$/.test(word);
}
