import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every error code that a README has in its table, which is where people look them up. */
export function documentedCodes(): ReadonlySet<string> {
  const packages = fileURLToPath(new URL('../../../', import.meta.url));
  const readmes = globSync('*/README.md', { cwd: packages });
  const codes = readmes.flatMap((file) => {
    const readme = readFileSync(join(packages, file), 'utf8');
    return [...readme.matchAll(/^\|(.*?)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g)].map(([, code = '']) => code),
    );
  });
  return new Set(codes);
}
