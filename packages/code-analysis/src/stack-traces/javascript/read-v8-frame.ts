import type { FrameDraft } from '../trace-draft.ts';
import { readLocation } from './read-location.ts';

/** Longer lines are minified source or data, no frame. */
const longestFrame = 4_096;

/**
 * Reads a V8 line: `at [async ][new ]name (place)` or `at place`, with what node prints after the
 * last frame (` {` before properties, `,` between members) taken off.
 */
export function readV8Frame(line: string): FrameDraft | undefined {
  if (line.length > longestFrame) return undefined;
  const text = line.trimStart();
  return text.startsWith('at ') ? readV8Call(text.slice(3)) : undefined;
}

/** Reads the part after `at `, which TAP output prints alone. */
export function readV8Call(text: string): FrameDraft | undefined {
  const raw = text.trim().replace(/(?: \{|,)$/, '');
  const async = raw.startsWith('async ');
  const call = async ? raw.slice('async '.length) : raw;
  const open = call.endsWith(')') ? openingParenthesis(call) : -1;
  if (open < 2 || call[open - 1] !== ' ') {
    const place = /\s\(/.test(call) ? undefined : readLocation(call);
    const isPlace =
      place && (place.line !== null || call === '<anonymous>' || call.startsWith('['));
    return isPlace ? { function: null, ...place, async, raw } : undefined;
  }
  const place = readLocation(call.slice(open + 1, -1));
  if (place === undefined) return undefined;
  return { function: readName(call.slice(0, open - 1)), ...place, async, raw };
}

/** Where the parenthesis opens that the last character closes; file names may hold parentheses. */
function openingParenthesis(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}

/** `Object.f [as g]` is called g but written f: the name in the source is kept. */
function readName(text: string): string | null {
  const name = text.replace(/ \[as [^\]]*\]$/, '').trim();
  return name === '' || name === '<anonymous>' ? null : name;
}
