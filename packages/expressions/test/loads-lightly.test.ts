import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Whether importing a built entry loads the CEL library. */
function loadsCel(entry: string): boolean {
  const script = `
    import { registerHooks } from 'node:module';
    let loaded = false;
    registerHooks({
      resolve(specifier, context, next) {
        loaded ||= specifier.includes('cel-js');
        return next(specifier, context);
      },
    });
    await import('./dist/${entry}');
    console.log(loaded);`;
  const args = ['--no-warnings', '--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).trim() === 'true';
}

test('references do not load the CEL library, conditions do', () => {
  expect(loadsCel('index.js')).toBe(false);
  expect(loadsCel('conditions.js')).toBe(true);
});
