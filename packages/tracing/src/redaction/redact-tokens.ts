import { mark } from './mark.ts';
import { tokenShapes } from './token-shapes.ts';

/**
 * All shapes in one pass. A token begins where no word is under way, so every run of letters is
 * looked at once, and nothing must follow a body, so nothing is tried twice.
 */
const anyToken = new RegExp(
  String.raw`(?<![\w-])(?:${tokenShapes
    .map(({ prefix, letters, atLeast }) => `${prefix}[${letters}]{${atLeast},}`)
    .join('|')})`,
  'g',
);

const kindOf = tokenShapes.map(({ kind, prefix }) => ({ kind, begin: new RegExp(`^${prefix}`) }));

/** Tokens of several parts; every part begins a run of its own. */
const jsonWebToken = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]{4,}){1,4}/g;
const sendgridKey = /(?<![\w.-])SG\.[\w-]{10,100}\.[\w-]{10,100}/g;
const telegramToken = /(?<![\w-])\d{8,10}:AA[\w-]{30,40}/g;
const airtableToken = /(?<![\w-])pat[A-Za-z0-9]{14}\.[0-9a-f]{40,64}/g;
const azureSecret = /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{30,40}/g;
const mailchimpKey = /(?<![\w-])[0-9a-f]{32}-us\d{1,2}\b/g;
const awsSecret = /(?<![\w+/=])(?=[\w+/]{0,39}[A-Z])(?=[\w+/]{0,39}[a-z])[\w+/]{40}(?![\w+/=])/g;

/** Replaces access tokens that can be told by their shape alone. */
export function redactTokens(text: string): string {
  let redacted = text.replaceAll(anyToken, nameToken);
  // A secret key of AWS has no shape of its own; beside a key id, 40 letters are one.
  if (redacted !== text && redacted.includes(mark('aws'))) {
    redacted = redacted.replaceAll(awsSecret, mark('aws'));
  }
  if (text.includes('eyJ')) redacted = redacted.replaceAll(jsonWebToken, mark('jwt'));
  if (text.includes('SG.')) redacted = redacted.replaceAll(sendgridKey, mark('sendgrid'));
  if (text.includes(':AA')) redacted = redacted.replaceAll(telegramToken, mark('telegram'));
  if (text.includes('Q~')) redacted = redacted.replaceAll(azureSecret, mark('azure'));
  if (text.includes('-us')) redacted = redacted.replaceAll(mailchimpKey, mark('mailchimp'));
  return text.includes('pat') ? redacted.replaceAll(airtableToken, mark('airtable')) : redacted;
}

/** Long names in kebab case begin like tokens; tokens have digits. */
function nameToken(token: string): string {
  if (!/\d/.test(token) && !/[A-Z][a-z]|[a-z][A-Z]/.test(token)) return token;
  const kind = kindOf.find(({ begin }) => begin.test(token))?.kind ?? 'token';
  return mark(kind);
}
