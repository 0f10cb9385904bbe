import { formsOf } from './forms-of.ts';
import { mark } from './mark.ts';
import type { TextRule } from './text-rule.ts';

/** Shorter values count as whole words only: by chance they occur within longer ones. */
const alwaysLong = 8;

/** Replaces exact values wherever they stand, in every form they may be written in. */
export function redactKnownValues(secrets: readonly string[], kind: string): TextRule {
  const forms = [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length);
  const searched = forms.map((form) => ({ form, pattern: patternOf(form) }));
  return (text) => {
    let redacted = text;
    for (const { form, pattern } of searched) {
      if (form.length <= redacted.length && redacted.includes(form)) {
        redacted = redacted.replaceAll(pattern, mark(kind));
      }
    }
    return redacted;
  };
}

function patternOf(form: string): string | RegExp {
  if (form.length >= alwaysLong) return form;
  const literal = form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  return new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, 'g');
}
