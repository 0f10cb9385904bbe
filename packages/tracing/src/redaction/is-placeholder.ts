/** What stands under a secret name and is none: types, modes of `fetch`, answers to yes or no. */
const harmless = new Set(
  [
    ['', 'string', 'str', 'number', 'int', 'integer', 'boolean', 'bool', 'object', 'array', 'any'],
    ['unknown', 'undefined', 'null', 'none', 'nil', 'true', 'false', 'yes', 'no', 'on', 'off'],
    ['required', 'optional', 'include', 'omit', 'same-origin', 'redacted', 'hidden', 'masked'],
  ].flat(),
);

/** References and blanks: `${params.x}`, `$NAME`, `%NAME%`, `{{ x }}`, `<token>`, `****`, `...`, `^1.2.3`. */
const reference =
  /^(?:\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{\{[^}]{0,200}\}\}|<[^>]{0,100}>|\[REDACTED(?::[^\]]{0,60})?\]|[~^]?\d{1,4}\.\d{1,4}\.\d{1,5}|([*x.•…#-])\1*)$/i;

/** Whether a text in the place of a secret is only a name, a type or a blank. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 250 && (harmless.has(text.toLowerCase()) || reference.test(text));
}
