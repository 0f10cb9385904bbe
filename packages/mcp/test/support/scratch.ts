import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test. */
export function createScratch(): { readonly path: (name: string) => string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-'));
  return {
    path: (name) => join(folder, name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
