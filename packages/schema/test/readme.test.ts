import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { errorCatalogue } from '../src/problems/error-catalogue.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${folder}README.md`, 'utf8');

function blockOf(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}

describe('README', () => {
  test('its example prints what it says', () => {
    const script = blockOf('ts');
    const args = ['--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })).toBe(
      blockOf('text'),
    );
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
