import type { Node } from 'typescript-api';
import { positionOf, type Script } from '../../typescript/parse-script.ts';
import type { ThrowingOperation } from '../throwing-operation.ts';

/** What the message tells besides its kind. */
interface ToldByMessage {
  readonly subject: string | null;
  readonly message: string;
}

/** Finds the operations of one kind in TypeScript or JavaScript. */
export type ScriptFinder = (script: Script, told: ToldByMessage) => readonly ThrowingOperation[];

/** A node as an operation. */
export function operationOf(
  script: Script,
  { node, when }: { readonly node: Node; readonly when: string },
): ThrowingOperation {
  const text = node.getText(script.file).replace(/\s+/g, ' ').slice(0, 120);
  return { ...positionOf(script, node), text, when };
}
