import { isPlaceholder } from './is-placeholder.ts';
import { rateName } from './rate-name.ts';

/** Answers to "which kind of authentication?" rather than secrets. */
const kinds = /^(?:basic|digest|oauth2?|oidc|saml|sso|ldap|mtls|cookies?|session|passed|failed)$/i;

/** Whether a text under a name like `pass` or `auth` is a secret, not a kind of one: `auth: "jwt"`. */
export function isWeakSecret(text: string): boolean {
  return !isPlaceholder(text) && !kinds.test(text) && rateName(text) === 'no';
}
