// The tests mostly wait for processes of the command: two at a time, and patience on a busy machine.
export default { preset: '../../jest-preset.js', maxWorkers: 2, testTimeout: 30_000 };
