import { isTellingSecret } from './is-telling-secret.ts';
import { rateName } from './rate-name.ts';

/** Names that say "secret" only in the environment: elsewhere `key` and `pass` are everyday words. */
const alsoSecret = /(?:^|_)(?:KEY|KEYS|PASS|PAT|AUTH|DSN|SECRETS?|TOKENS?)$/i;
const working = new Set(['PWD', 'OLDPWD', 'INIT_CWD']);
const path = /^(?:~|\.{1,2})?(?:\/[\w.@ -]+){2,}\/?$/;

interface EnvSecretOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Variables whose values are secret whatever they are called. */
  readonly named: ReadonlySet<string>;
}

/** Values of variables that are secret by name, and passwords in variables that hold a URL. */
export function findEnvSecrets({ env, named }: EnvSecretOptions): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    const trimmed = value.trim();
    if (named.has(name) || (isSecretVariable(name) && !path.test(trimmed))) found.add(trimmed);
    for (const password of passwordsOf(trimmed)) found.add(password).add(decode(password));
  }
  return [...found].filter(isTellingSecret);
}

function isSecretVariable(name: string): boolean {
  if (working.has(name) || /max_|_count|_limit|public/i.test(name)) return false;
  return rateName(name) !== 'no' || alsoSecret.test(name);
}

/** A password may hold `@` and `/`; where it ends is a guess then, so both readings count. */
function passwordsOf(value: string): readonly string[] {
  const start = /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/?#@:[]{0,200}:/i.exec(value)?.[0];
  if (start === undefined) return [];
  const rest = value.slice(start.length);
  const strict = /^([^\s/?#]{1,400})@/.exec(rest)?.[1];
  const wide = /^(?!\d{1,5}[/?#])(\S{1,400})@/.exec(rest)?.[1];
  return [strict, wide].filter((password) => password !== undefined);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
