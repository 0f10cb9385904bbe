import { errorDetail, type ErrorDetail, type JsonValue } from '@parallel-dispatcher/schema';

/** What templates may name besides `input`. */
const templateVariables = [
  'input_file',
  'task',
  'run',
  'attempt',
  'idempotency_key',
  'repair',
] as const;
type TemplateVariable = (typeof templateVariables)[number];

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'variable'; readonly name: TemplateVariable }
  /** No keys: the whole input. */
  | { readonly type: 'input'; readonly keys: readonly (string | number)[]; readonly path: string };

export type Template = readonly Part[];

export type ParsedTemplate =
  | { readonly ok: true; readonly value: Template }
  | { readonly ok: false; readonly error: ErrorDetail };

/** `$${` is a literal `${`; `${...}` a slot; all else is text. */
const slots = /\$\$\{|\$\{([^}]*)\}/gu;
const steps = /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(\d+)\]/gu;

/** Reads a template once, when the config is read. */
export function parseTemplate(text: string, at: string): ParsedTemplate {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(slots)) {
    parts.push({ type: 'text', text: text.slice(from, match.index) });
    const slot = match[1];
    const part: Part | undefined =
      slot === undefined ? { type: 'text', text: '${' } : parseSlot(slot.trim());
    if (part === undefined) return { ok: false, error: unknownSlot(match[0], at) };
    parts.push(part);
    from = match.index + match[0].length;
  }
  parts.push({ type: 'text', text: text.slice(from) });
  return {
    ok: true,
    value: parts.filter((part) => part.type !== 'text' || part.text !== ''),
  };
}

function parseSlot(slot: string): Part | undefined {
  const name = templateVariables.find((variable) => variable === slot);
  if (name !== undefined) return { type: 'variable', name };
  if (!slot.startsWith('input')) return undefined;
  const path = slot.slice('input'.length);
  const matches = [...path.matchAll(steps)];
  if (matches.map(([whole]) => whole).join('') !== path) return undefined;
  return { type: 'input', keys: matches.map(([, key, index]) => key ?? Number(index)), path: slot };
}

function unknownSlot(slot: string, at: string): ErrorDetail {
  return errorDetail({
    code: 'UNKNOWN_SLOT',
    message: `${at} holds ${slot}, which stands for nothing.`,
    path: at,
    hint: `There are \${input}, \${input.<path>}, ${templateVariables.map((name) => `\${${name}}`).join(', ')}; write $\${ for a literal \${.`,
  });
}

export interface TemplateScope {
  readonly input: JsonValue;
  readonly variables: Readonly<Record<TemplateVariable, string>>;
}

/** The text with everything put in, or the path of the input that is not there. */
export function fillTemplate(
  template: Template,
  { input, variables }: TemplateScope,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly missing: string } {
  const texts: string[] = [];
  for (const part of template) {
    if (part.type === 'text') texts.push(part.text);
    else if (part.type === 'variable') texts.push(variables[part.name]);
    else {
      const value = valueAt(input, part.keys);
      if (value === undefined) return { ok: false, missing: part.path };
      texts.push(typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return { ok: true, text: texts.join('') };
}

/** Own fields only, so that no prototype is reached. Undefined where there is nothing. */
export function valueAt(
  value: JsonValue,
  keys: readonly (string | number)[],
): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, JsonValue>)[key];
  }
  return at;
}
