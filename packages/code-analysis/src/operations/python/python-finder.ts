import type { ThrowingOperation } from '../throwing-operation.ts';
import type { PythonCode } from './python-code.ts';

/** What the message tells besides its kind. */
interface ToldByMessage {
  readonly subject: string | null;
  readonly message: string;
}

/** Finds the operations of one kind in Python source. */
export type PythonFinder = (
  python: PythonCode,
  told: ToldByMessage,
) => readonly ThrowingOperation[];
