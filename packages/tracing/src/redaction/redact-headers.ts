import { isPlaceholder } from './is-placeholder.ts';
import { mark } from './mark.ts';

const scheme = /\b(Bearer|Basic|Digest|Token|ApiKey)([ \t]{1,4})([A-Za-z0-9._~+/=:-]{6,})/gi;
const authorization =
  /(\bauthorization\\{0,2}["'`]?[ \t]{0,4}[:=][ \t]{0,4}\\{0,2}["'`]?(?:(?:bearer|basic|digest|token|apikey|negotiate)[ \t]{1,4})?)([^\s"'`\\,;<>()[\]{}]{4,})/gi;
const schemeName = /^(?:bearer|basic|digest|token|apikey|negotiate)$/i;
const hasScheme = /[a-z][ \t]{1,4}$/i;
const cookieLine =
  /(\b(?:set-)?cookie\\{0,2}["'`]?[ \t]{0,4}[:=][ \t]{0,4}\\{0,2}["'`]?)([^\s=;"'`\\]{1,100}=[^\r\n"'`\\]{1,4096})/gi;

/** Replaces what HTTP headers carry: `Authorization`, `Bearer …`, `Cookie` and `Set-Cookie`. */
export function redactHeaders(text: string): string {
  return text
    .replaceAll(authorization, (whole: string, head: string, value: string) =>
      isPlaceholder(value) || schemeName.test(value) || (!hasScheme.test(head) && isWord(value))
        ? whole
        : head + mark('authorization'),
    )
    .replaceAll(scheme, (whole: string, name: string, space: string, value: string) =>
      isCredential(name, value) ? `${name}${space}${mark('authorization')}` : whole,
    )
    .replaceAll(cookieLine, (whole: string, head: string, value: string) =>
      value.startsWith('[REDACTED:') ? whole : head + mark('cookie'),
    );
}

/** "Bearer of news", "basic example": words are no credentials, random text is. */
function isCredential(name: string, value: string): boolean {
  if (name.toLowerCase() === 'basic' && isBasic(value)) return true;
  return (
    value.length >= 10 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/^[\w.]+:/.test(value)
  );
}

/** Base64 of `user:password`. */
function isBasic(value: string): boolean {
  return /^[A-Za-z0-9+/]{6,1000}={0,2}$/.test(value) && atBase64(value).includes(':');
}

function atBase64(value: string): string {
  return Buffer.from(value, 'base64').toString('latin1');
}

/** A variable or a type in program code, such as `headers.authorization`. */
function isWord(value: string): boolean {
  return /^[A-Za-z_$.?!]{1,60}$/.test(value);
}
