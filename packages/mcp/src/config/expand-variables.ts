const reference = /\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]*))?\}/g;

export type Expanded =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly missing: string };

/** Replaces `${NAME}` and `${NAME:-default}`, as `.mcp.json` has them. */
export function expandVariables(text: string, env: NodeJS.ProcessEnv): Expanded {
  let missing: string | undefined;
  const value = text.replaceAll(reference, (_all, name: string, fallback: string | undefined) => {
    const found = env[name] ?? fallback;
    if (found === undefined) missing ??= name;
    return found ?? '';
  });
  return missing === undefined ? { ok: true, value } : { ok: false, missing };
}
