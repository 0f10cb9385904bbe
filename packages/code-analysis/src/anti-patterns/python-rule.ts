import type { AntiPattern } from './anti-pattern.ts';

/** One line of a Python file. */
interface PythonLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** The line without what stands in strings and comments. */
  readonly code: string;
  /** The masked lines below, as far as they are deeper. */
  readonly body: () => readonly string[];
}

export type PythonRule = (line: PythonLine) => AntiPattern | undefined;
