import { mark } from './mark.ts';

const withPassword = /(:\/\/[^\s/?#@:"'`<>\\]{0,200}:)([^\s/?#"'`<>\\]{1,400})@/g;

/** A user part without a password that is long and has digits is a token. */
const tokenAsUser = /(:\/\/)(?=[^\s/?#@:]{0,100}\d)([A-Za-z0-9._~-]{20,400})@/g;

/** Replaces the password of `scheme://user:password@host`. */
export function redactUrlPasswords(text: string): string {
  if (!text.includes('://')) return text;
  return text
    .replaceAll(withPassword, (whole: string, head: string, password: string) =>
      password.startsWith('[REDACTED:') || /^(?:\$\{|\{\{|<)/.test(password)
        ? whole
        : `${head}${mark('url-password')}@`,
    )
    .replaceAll(tokenAsUser, `$1${mark('url-password')}@`);
}
