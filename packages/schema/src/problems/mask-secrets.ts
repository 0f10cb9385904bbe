const secretName = /passw|secret|token|api[_-]?key|private[_-]?key|authorization|credential/i;

/** Texts that are kept out of messages whatever field they stand in. All are linear. */
const secretShapes: readonly RegExp[] = [
  // A run with letters and digits such as keys and hashes have; words have no digits in them.
  /(?=[\w+=.~-]{0,200}\d)(?=[\w+=.~-]{0,200}[A-Za-z])[\w+=.~-]{20,}/g,
  /\b(?:sk|pk|rk|gh[pousr]|xox[abprs]|glpat|npm|hf)[-_][\w-]{6,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{8,}/g,
  /(?<=:\/\/[^\s/:@"]{0,100}:)[^\s/@"]+(?=@)/g,
  /-----BEGIN[^"]*/g,
  /(?<=\bBearer\s{1,5})[^\s"]+/gi,
];

/** `password: abc` of YAML, up to what ends a value there. */
const plainNamedSecret = /(\b([\w.-]{1,60})["']?\s{0,20}:\s{1,20}["']?)([^\n,}"']+)/g;

const namedSecret = /("([^"]{0,60})"\s{0,20}:\s{0,20}")([^"]*)/g;

/** Whether a field of this name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The same text, as long as before, with what looks like a key or password starred out. */
export function maskSecrets(text: string): string {
  const star = (whole: string, head: string, name: string, value: string): string =>
    isSecretName(name) ? head + '*'.repeat(value.length) : whole;
  let masked = text.replace(namedSecret, star).replace(plainNamedSecret, star);
  for (const shape of secretShapes) {
    masked = masked.replace(shape, (found) => '*'.repeat(found.length));
  }
  return masked;
}
