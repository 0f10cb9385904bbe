import type { DebugPorts } from '../debug-ports.ts';
import type { FailureCase } from '../case/failure-case.ts';
import type { FixOutcome } from './try-fixes.ts';

/** Which files were replaced by a fix, or why none was. */
export interface AppliedFix {
  readonly files: readonly string[];
  /** Null where it was applied, or was not to be. */
  readonly whyNot: string | null;
}

/**
 * Replaces affected files by a verified fix, where the user wants that: all of them, or none. A file
 * that changed while the fix was tried is left as it is.
 */
export async function applyFix(
  { fix, verified }: FixOutcome,
  { failure, ports }: { readonly failure: FailureCase; readonly ports: DebugPorts },
): Promise<AppliedFix> {
  const { input, short, sources } = failure;
  if (input.apply_fix === 'never') return { files: [], whyNot: null };
  const leave = (whyNot: string): AppliedFix => ({ files: [], whyNot });
  const { replaceFile } = ports;
  if (fix === null || verified !== true) return leave('no fix was verified');
  if (replaceFile === undefined) return leave('no files are written here');
  const files = [...fix.files];
  const foreign = files.find(([file]) => !input.affected_files.includes(file));
  if (foreign) return leave(`the fix changes ${short(foreign[0])}, which is no affected file`);
  for (const [file] of files) {
    const read = await sources.read(file);
    const now = await ports.readText(file).catch(() => null);
    if (!read.ok || now !== read.source.text) {
      return leave(`${short(file)} changed while the fix was tried`);
    }
  }
  for (const [file, text] of files) await replaceFile(file, text);
  return { files: files.map(([file]) => file), whyNot: null };
}
