import type { AttemptReport, TaskEnvelope } from '@parallel-dispatcher/schema';
import picomatch from 'picomatch';
import type { Isolation } from '../pool/isolation-of.ts';

/** What one call wrote through its context, and where it ran. */
interface CallWrites {
  readonly written?: readonly string[];
  readonly isolation?: Isolation | undefined;
}

/**
 * Which files a task wrote that it did not declare. Only what goes through the context is seen:
 * what an agent or its program writes by itself is not, and then the answer says so.
 */
export function findWritesOutside(
  { writes }: TaskEnvelope,
  { written = [], isolation }: CallWrites,
): NonNullable<AttemptReport['writes_outside']> | null {
  if (writes === undefined || writes === null) return null;
  const isDeclared = picomatch([...writes], { dot: true });
  const files = written.filter((file) => !isDeclared(file));
  if (isolation === 'process') {
    return { files: files.length > 0 ? files : null, reason: 'A program may write unseen.' };
  }
  return { files, reason: null };
}
