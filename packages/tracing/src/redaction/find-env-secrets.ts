import { rateName } from './rate-name.ts';

/** Shorter values occur in ordinary text by chance. */
const shortest = 8;

/** Names that say "secret" only in the environment: elsewhere `key` and `pass` are everyday words. */
const alsoSecret = /(?:^|_)(?:KEY|KEYS|PASS|PAT|AUTH|DSN|SECRETS?|TOKENS?)$/i;
const working = new Set(['PWD', 'OLDPWD', 'INIT_CWD']);
const harmless = /^(?:\d+|true|false|enabled|disabled|required|optional|password|undefined)$/i;
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
    const password = passwordOf(trimmed);
    if (password !== undefined) found.add(password).add(decode(password));
  }
  return [...found].filter((value) => value.length >= shortest && !harmless.test(value));
}

function isSecretVariable(name: string): boolean {
  if (working.has(name) || /max_|_count|_limit|public/i.test(name)) return false;
  return rateName(name) !== 'no' || alsoSecret.test(name);
}

function passwordOf(value: string): string | undefined {
  return /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/?#@:]{0,200}:([^\s/?#]{1,400})@/i.exec(value)?.[1];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
