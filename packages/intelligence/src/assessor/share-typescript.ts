import { registerHooks } from 'node:module';

/**
 * Gives every module of this thread our TypeScript, the 6.x library. Installers put parts of
 * typescript-eslint beside another TypeScript that a project has, and 7 has no library.
 */
export function shareTypeScript(): void {
  const url = import.meta.resolve('typescript');
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'typescript'
        ? { url, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
  });
}
