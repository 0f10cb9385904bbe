import type { Node } from 'typescript-api';
import type { Script } from '../typescript/parse-script.ts';
import type { Slip } from './small-edit.ts';

/** A replacement in a source, by offsets. */
export interface ScriptEdit {
  readonly slip: Slip;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits that begin with one node. */
export type ScriptEdits = (node: Node, script: Script) => readonly ScriptEdit[];

/** Writes a text in the place of a node. */
export function replaceNode(
  slip: Slip,
  ...[{ file }, node, text]: [Script, Node, string]
): ScriptEdit {
  return { slip, start: node.getStart(file), end: node.getEnd(), text };
}
