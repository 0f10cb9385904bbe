import type { Node } from 'typescript-api';
import { positionOf, type Script } from '../typescript/parse-script.ts';
import type { AntiPattern, LineFix } from './anti-pattern.ts';

/** Looks at one node; most nodes are none of its business. */
export type ScriptRule = (node: Node, script: Script) => AntiPattern | undefined;

interface Replacement {
  /** What to replace, by its place in the source. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A fix of a longer line would not be readable. */
const longestLine = 10_000;

/** The line of a node with a part of it replaced; null where the part spans lines. */
export function fixLine(script: Script, change: Replacement): LineFix | null {
  const { file } = script;
  const at = file.getLineAndCharacterOfPosition(change.start);
  if (file.getLineAndCharacterOfPosition(change.end).line !== at.line) return null;
  const from = file.getPositionOfLineAndCharacter(at.line, 0);
  const before = /^[^\r\n]*/.exec(file.text.slice(from, from + longestLine))?.[0] ?? '';
  const width = change.end - change.start;
  const after = before.slice(0, at.character) + change.text + before.slice(at.character + width);
  return { line: at.line + 1, before, after };
}

export function lineOf(script: Script, node: Node): number {
  return positionOf(script, node).line;
}
