import { findJsonEnd } from './find-json-end.ts';
import { mark } from './mark.ts';
import type { NameRating } from './rate-name.ts';
import { redactValue } from './redact-value.ts';
import type { TextRule } from './text-rule.ts';

/** Where a list or object may begin, with the backslashes of its first quote. */
const opening = /(?:\{|\[)(?=[\s[{]{0,200}(\\{0,3})")/g;
const field = /"([^"\\\n]{1,100})\\{0,3}"\s{0,20}:/g;
const container = /"([^"\\\n]{1,100})\\{0,3}"\s{0,20}:\s{0,20}[[{]\s{0,200}(?=[[{"\\])/g;
/** How often a text is gone through for brackets that never close, before the rest of it is hidden. */
const passes = 8;

/** JSON within a text is redacted like the value it stands for, also within a string of JSON. */
export function redactJsonTexts(rateName: (name: string) => NameRating): TextRule {
  return redactText;

  function redactText(text: string): string {
    if (!text.includes('":') && !/"\s{1,20}:/.test(text)) return text;
    if (!hasSecretField(text)) return text;
    let redacted = '';
    let copied = 0;
    let work = 0;
    opening.lastIndex = 0;
    for (let begin = opening.exec(text); begin !== null; begin = opening.exec(text)) {
      const start = begin.index;
      const escapes = begin[1]?.length ?? 0;
      const { end, found } = findJsonEnd(text, { start, escapes });
      work += end - start;
      if (found === 'cut off' || work > passes * text.length + 10_000) {
        return redacted + text.slice(copied, start) + redactCutOff(text.slice(start));
      }
      const written = text.slice(start, end);
      const shown = found === 'whole' ? redactDocument(written, escapes) : undefined;
      if (shown === undefined) continue;
      opening.lastIndex = end;
      if (shown === written) continue;
      redacted += text.slice(copied, start) + shown;
      copied = end;
    }
    return copied === 0 ? text : redacted + text.slice(copied);
  }

  function hasSecretField(text: string): boolean {
    for (const [, name = ''] of text.matchAll(field)) if (rateName(name) !== 'no') return true;
    return /"(?:name|key)/.test(text);
  }

  /** Undefined when it is no JSON. */
  function redactDocument(written: string, escapes: number): string | undefined {
    const levels = Math.ceil(escapes / 2);
    let value: unknown;
    try {
      let text = written;
      for (let level = 0; level < levels; level += 1) text = JSON.parse(`"${text}"`) as string;
      value = JSON.parse(text);
    } catch {
      return undefined;
    }
    const shown = redactValue(value, { redactText, rateName });
    if (shown === value) return written;
    try {
      let text = JSON.stringify(shown, null, indentOf(written));
      for (let level = 0; level < levels; level += 1) text = JSON.stringify(text).slice(1, -1);
      return text;
    } catch {
      // Too deep to be written again.
      return mark('key');
    }
  }

  /** Without an end there is no document; lists and objects of secrets go up to the end of the text. */
  function redactCutOff(text: string): string {
    for (const found of text.matchAll(container)) {
      if (rateName(found[1] ?? '') !== 'sure') continue;
      const head = found[0].trimEnd().slice(0, -1);
      return text.slice(0, found.index) + head + mark('key');
    }
    return text;
  }
}

function indentOf(written: string): string | undefined {
  return /^[{[]\r?\n([ \t]{1,10})/.exec(written)?.[1];
}
