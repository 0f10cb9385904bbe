/** What an unquoted word of YAML is: a value, or why it is none. */
export type YamlScalar =
  | { readonly ok: true; readonly value: string | number | boolean | null }
  | { readonly ok: false; readonly problem: string };

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const decimal = /^[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const noNumber = /^(?:\.nan|nan|[-+]?(?:\.inf|inf|infinity))$/i;

/**
 * YAML 1.2 core without its surprises: decimal numbers, `true`, `false`, `null`, `~` and nothing are
 * what they seem; `yes`, `on`, `0o17`, `0x1F`, `017`, `1_000`, `1:30` and `2026-01-31` stay texts,
 * because somebody meant each of them as one. A number that JSON cannot hold is refused: it would
 * reach the agent as null.
 */
export function readYamlScalar(text: string): YamlScalar {
  const word = words.get(text);
  if (word !== undefined) return { ok: true, value: word };
  if (noNumber.test(text)) {
    return { ok: false, problem: `JSON has no number ${text}; quote it for a text, or use null` };
  }
  if (!decimal.test(text)) return { ok: true, value: text };
  const value = Number(text);
  if (Number.isFinite(value)) return { ok: true, value };
  return {
    ok: false,
    problem: 'a number up to 1.8e308 was expected, and a larger one came; quote it for a text',
  };
}
