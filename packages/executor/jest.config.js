// Its files start and kill many processes; one file at a time keeps them out of each other's way.
export default { preset: '../../jest-preset.js', maxWorkers: 1, testTimeout: 30_000 };
