import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${folder}README.md`, 'utf8');

describe('README', () => {
  test('its example runs', () => {
    const script = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const args = ['--input-type=module', '--eval', script];
    const said = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(said).toContain('quality_score: 0.');
  });

  test('has a row for every error code', () => {
    const codes = globSync('src/**/*.ts', { cwd: folder }).flatMap((file) =>
      [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/code: '([A-Z]+(?:_[A-Z]+)+)'/g)].map(
        (found) => found[1],
      ),
    );
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(readme).toContain(`| \`${code ?? ''}\``);
  });
});
