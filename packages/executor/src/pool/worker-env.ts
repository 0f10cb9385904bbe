/** What programs need to find their way, and nothing that is likely to be a secret. */
const allowed: ReadonlySet<string> = new Set([
  'HOME',
  'LANG',
  'LOGNAME',
  'PATH',
  'SHELL',
  'TERM',
  'TMPDIR',
  'TZ',
  'USER',
]);

/** NODE_AUTH_TOKEN and the like: the prefix alone does not make a variable harmless. */
const secretName = /AUTH|KEY|PASS|SECRET|TOKEN/iu;

/** The environment that agents see: an allow-listed part of ours, and what was given for them. */
export function workerEnv(
  env: NodeJS.ProcessEnv,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isAllowed(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...given };
}

function isAllowed(name: string): boolean {
  if (allowed.has(name) || name.startsWith('LC_')) return true;
  return name.startsWith('NODE_') && name !== 'NODE_OPTIONS' && !secretName.test(name);
}
