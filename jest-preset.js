/** The one jest set-up: ESM TypeScript through swc, tests beside `src/` in `test/`. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Generous: a loaded machine is no failure. What must not hang says so with its own limit.
  testTimeout: 60_000,
  // Where nobody watches, what a test that timed out left open must not keep it from being told.
  forceExit: process.env.CI === 'true',
  setupFiles: process.env.CI === 'true' ? [import.meta.dirname + '/jest-fixed-values.js'] : [],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
