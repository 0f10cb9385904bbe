import type { PatternNode } from './pattern-node.ts';

const edge = /\^|\$|\\[bB]/uy;
const refused = /\(\?(?:[=!]|<[=!]|[a-z-]+:)|\\[1-9]|\\k/uy;
const open = /\((?:\?:|\?<[^>]*>)?/uy;
const atom =
  /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c.|\\.|[^)|]/suy;
const quantifier = /([*+?])\??|\{(\d+)(?:(,)(\d*))?\}\??/uy;

/**
 * Reads an ECMA-262 expression (u flag) that a linear matcher can run.
 * @throws RangeError for look-around, back references and modifiers.
 */
export function parsePattern(pattern: string): PatternNode {
  let at = 0;
  const next = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at;
    const found = token.exec(pattern);
    if (found !== null) at = token.lastIndex;
    return found;
  };
  const repeated = (part: PatternNode): PatternNode => {
    const found = next(quantifier);
    if (found === null) return part;
    const [, sign, least = '0', comma, most = ''] = found;
    if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 };
    if (sign !== undefined)
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: Infinity };
    const end = most === '' ? Infinity : Number(most);
    return {
      kind: 'repeat',
      part,
      least: Number(least),
      most: comma === undefined ? Number(least) : end,
    };
  };
  const choice = (): PatternNode => {
    const parts: PatternNode[] = [];
    let sequence: PatternNode[] = [];
    while (at < pattern.length && pattern[at] !== ')') {
      if (next(refused) !== null)
        throw new RangeError('It looks around or back, which takes more than linear time.');
      const found = next(edge)?.[0];
      if (found !== undefined) sequence.push({ kind: 'edge', source: found as '^' });
      else if (pattern[at] === '|') {
        at += 1;
        parts.push({ kind: 'sequence', parts: sequence });
        sequence = [];
      } else if (next(open) !== null) {
        const group = choice();
        at += 1;
        sequence.push(repeated(group));
      } else sequence.push(repeated({ kind: 'atom', source: next(atom)?.[0] ?? '' }));
    }
    return { kind: 'choice', parts: [...parts, { kind: 'sequence', parts: sequence }] };
  };
  return choice();
}
