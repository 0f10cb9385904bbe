import { formsOf } from './forms-of.ts';
import { mark } from './mark.ts';
import type { TextRule } from './text-rule.ts';

/** Replaces exact values wherever they stand, in every form they may be written in. */
export function redactKnownValues(secrets: readonly string[]): TextRule {
  const forms = [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length);
  return (text) => {
    let redacted = text;
    for (const form of forms) {
      if (form.length <= redacted.length && redacted.includes(form)) {
        redacted = redacted.replaceAll(form, mark('env'));
      }
    }
    return redacted;
  };
}
