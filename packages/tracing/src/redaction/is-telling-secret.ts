/** Shorter values occur in ordinary text by chance. */
const shortest = 6;

/**
 * Words that texts are full of. `changeme` and `hunter2` are not among them: whoever uses them as a
 * password wants them hidden, and they say nothing else.
 */
const harmless =
  /^(?:\d+|true|false|none|null|undefined|enabled?|disabled?|required|optional|default|local|localhost|development|production|staging|testing|test|debug|release|example|public|private|secret|secrets|password|passwd|token|string|number|object|bearer|digest|oauth2?|github|gitlab|google|docker|system|always|prompt|keyring|keychain)$/i;

/** Whether a secret may be looked for by its value: texts do not have it by chance. */
export function isTellingSecret(value: string): boolean {
  return value.length >= shortest && !harmless.test(value);
}
