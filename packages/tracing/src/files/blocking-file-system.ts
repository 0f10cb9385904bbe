import * as fs from 'node:fs';
import type { FileSystem } from './file-system.ts';
import { factsOf } from './facts-of.ts';
import { nodeFileSystem } from './node-file-system.ts';

/**
 * The disk, for a moment when nothing else runs: to wait for another thread then takes ten times as
 * long as the call itself. What makes files durable still waits elsewhere.
 */
export const blockingFileSystem: FileSystem = {
  ...nodeFileSystem,
  lstat: async (path) => factsOf(fs.lstatSync(path)),
  realPath: async (path) => fs.realpathSync.native(path),
  makeFolder: async (path, { parents }) => {
    fs.mkdirSync(path, { recursive: parents, mode: 0o700 });
  },
  open: async (path, { flags, mode }) => fs.openSync(path, flags, mode),
  changeMode: async (file, mode) => fs.fchmodSync(file, mode),
  write: async (file, bytes) => fs.writeSync(file, bytes),
  close: async (file) => fs.closeSync(file),
  rename: async (from, to) => fs.renameSync(from, to),
  remove: async (path) => fs.unlinkSync(path),
  readFile: async (path) => fs.readFileSync(path),
};
