import { mark } from './mark.ts';

/**
 * One slash will do: a URL that was taken for a path has no more. Up to the last `@`, as a
 * password may hold some and slashes too; `host:80/…@…` has a port.
 */
const withPassword =
  /(:\/{1,2}[^\s/?#@:["'`<>\\]{0,200}:)(?!\d{1,5}(?:[/?#]|$))([^\s"'`<>\\]{1,400})@/g;
const hidden = /^\[REDACTED:[\w-]{1,60}\](?:@|$)/;

/** A user part without a password that is long and has digits is a token. */
const tokenAsUser = /(:\/\/)(?=[^\s/?#@:]{0,100}\d)([A-Za-z0-9._~-]{20,400})@/g;

/** Replaces the password of `scheme://user:password@host`. */
export function redactUrlPasswords(text: string): string {
  if (!text.includes(':/')) return text;
  return text
    .replaceAll(withPassword, (whole: string, head: string, password: string) =>
      hidden.test(password) || /^(?:\$\{|\{\{|<)/.test(password)
        ? whole
        : `${head}${mark('url-password')}@`,
    )
    .replaceAll(tokenAsUser, `$1${mark('url-password')}@`);
}
