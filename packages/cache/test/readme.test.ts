import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { errorCatalogue } from '../src/index.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

describe('README', () => {
  test('its example prints what its comments say', () => {
    const script = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    // In the package, so that its name is found; a file, so that its types are stripped.
    const place = mkdtempSync(join(folder, '.snippet-'));
    try {
      const file = join(place, 'example.ts');
      writeFileSync(file, script);
      const printed = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' });
      expect(printed.trim().split('\n')).toEqual([
        'undefined',
        "{ generated_file: '/shop/api.ts' }",
        '/shop/api.ts: 10 bytes',
        '2',
      ]);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  test('its table of errors is the catalogue', () => {
    const rows = Object.entries(errorCatalogue).map(
      ([code, { when, fix }]) => `| \`${code}\` | ${when} | ${fix} |`,
    );
    const cells = (line: string) => line.split('|').map((cell) => cell.trim());
    const written = readme.split('\n').filter((line) => /^\| `[A-Z_0-9]+` /.test(line));
    expect(written.map(cells)).toStrictEqual(rows.map(cells));
  });
});
