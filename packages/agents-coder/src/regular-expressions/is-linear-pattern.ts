import { parsePattern } from '../typescript/support/parse-pattern.ts';
import type { PatternNode } from '../typescript/support/pattern-node.ts';

/** Where a part of a pattern can begin and end, as numbers of atoms, and whether it can be empty. */
interface Reach {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const nothing: Reach = { first: [], last: [], empty: true };
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** 500 atoms are far more than a hand-written pattern has once its counts are written out. */
const mostAtoms = 500;

/**
 * Whether the backtracking engine of JavaScript takes linear time for a pattern: at every point
 * at most one atom can go on (a deterministic Glushkov automaton), and either the match starts
 * at the start of the text or its length is bounded. Says no when in doubt.
 * @throws RangeError for look-around, back references and modifiers.
 */
export function isLinearPattern(pattern: string): boolean {
  const atoms: { readonly matches: ReadonlySet<string>; readonly beyondAscii: boolean }[] = [];
  // A way that can be taken twice counts twice: `(a+)+` goes from a to a by two loops.
  const follow: number[][] = [];
  let unbounded = false;
  let tooLong = false;
  let emptyTwice = false;

  const connect = (ends: readonly number[], starts: readonly number[]): void => {
    for (const end of ends) follow[end]?.push(...starts);
  };
  const join = (left: Reach, right: Reach): Reach => {
    connect(left.last, right.first);
    return {
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
      empty: left.empty && right.empty,
    };
  };
  const reach = (node: PatternNode): Reach => {
    if (atoms.length > mostAtoms) tooLong = true;
    if (tooLong || node.kind === 'edge') return nothing;
    if (node.kind === 'atom') {
      const test = new RegExp(`^(?:${node.source})$`, 'u');
      const beyondAscii = /^\.$|\[\^|\\[pPDWSsu]|[^\0-\x7f]/u.test(node.source);
      atoms.push({ matches: new Set(ascii.filter((char) => test.test(char))), beyondAscii });
      follow.push([]);
      const here = [atoms.length - 1];
      return { first: here, last: here, empty: false };
    }
    if (node.kind === 'sequence') return node.parts.map(reach).reduce(join, nothing);
    if (node.kind === 'choice') {
      const parts = node.parts.map(reach);
      if (parts.filter((part) => part.empty).length > 1) emptyTwice = true;
      return {
        first: parts.flatMap((part) => part.first),
        last: parts.flatMap((part) => part.last),
        empty: parts.some((part) => part.empty),
      };
    }
    let whole = nothing;
    const copies = node.most === Infinity ? Math.max(1, node.least) : node.most;
    if (copies > mostAtoms) tooLong = true;
    for (let copy = 0; copy < Math.min(copies, mostAtoms); copy += 1) {
      const part = reach(node.part);
      if (part.empty) emptyTwice = true;
      const optional = copy >= node.least;
      whole = join(whole, optional ? { ...part, empty: true } : part);
      if (copy === copies - 1 && node.most === Infinity) {
        unbounded = true;
        connect(part.last, part.first);
      }
    }
    return whole;
  };

  const tree = parsePattern(pattern);
  const whole = reach(tree);
  const overlap = (a: number, b: number): boolean => {
    const [left, right] = [atoms[a], atoms[b]];
    if (left === undefined || right === undefined) return true;
    if (left.beyondAscii && right.beyondAscii) return true;
    return [...left.matches].some((char) => right.matches.has(char));
  };
  const ambiguous = (next: readonly number[]): boolean =>
    next.some((a, at) => next.slice(at + 1).some((b) => a === b || overlap(a, b)));
  if (tooLong || emptyTwice || ambiguous(whole.first)) return false;
  if (follow.some(ambiguous)) return false;
  return !unbounded || startsAtStart(tree);
}

function startsAtStart(node: PatternNode): boolean {
  if (node.kind === 'edge') return node.source === '^';
  if (node.kind === 'choice') return node.parts.every(startsAtStart);
  if (node.kind === 'sequence') return node.parts[0] !== undefined && startsAtStart(node.parts[0]);
  return false;
}
