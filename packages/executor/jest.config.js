export default { preset: '../../jest-preset.js', maxWorkers: 2, testTimeout: 30_000 };
