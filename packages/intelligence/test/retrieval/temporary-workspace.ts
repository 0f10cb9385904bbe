import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TemporaryWorkspace extends Disposable {
  /** Absolute. */
  readonly root: string;
  /** A folder for indexes beside the workspace. */
  readonly indexFolder: string;
  readonly write: (files: Readonly<Record<string, string | Buffer>>) => void;
}

/** Real files in a folder that is gone afterwards. */
export function temporaryWorkspace(
  files: Readonly<Record<string, string | Buffer>> = {},
): TemporaryWorkspace {
  const base = mkdtempSync(join(tmpdir(), 'retrieval-'));
  const root = join(base, 'workspace');
  const write: TemporaryWorkspace['write'] = (more) => {
    for (const [path, content] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  };
  mkdirSync(root);
  write(files);
  return {
    root,
    indexFolder: join(base, 'index'),
    write,
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}
