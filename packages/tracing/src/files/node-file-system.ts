import * as fs from 'node:fs';
import { lstat, link, mkdir, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { rename, rmdir, symlink, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { factsOf } from './facts-of.ts';
import type { FileSystem } from './file-system.ts';

const open = promisify(fs.open);
const close = promisify(fs.close);
const fchmod = promisify(fs.fchmod);
const ftruncate = promisify(fs.ftruncate);
const fsync = promisify(fs.fsync);
const fdatasync = promisify(fs.fdatasync);

/** The disk. */
export const nodeFileSystem: FileSystem = {
  lstat: async (path) => factsOf(await lstat(path)),
  realPath: realpath,
  makeFolder: async (path, { parents }) => {
    await mkdir(path, { recursive: parents, mode: 0o700 });
  },
  open: (path, { flags, mode }) => open(path, flags, mode),
  changeMode: fchmod,
  write: (file, bytes) =>
    new Promise((resolve, reject) => {
      fs.write(file, bytes, (error, written) => (error ? reject(error) : resolve(written)));
    }),
  writeSync: (file, bytes) => fs.writeSync(file, bytes),
  truncate: (file, bytes) => ftruncate(file, bytes),
  sync: fsync,
  syncData: fdatasync,
  close,
  rename,
  link,
  symlink,
  readLink: (path) => readlink(path),
  remove: unlink,
  removeFolder: (path) => rmdir(path),
  list: (path) => readdir(path),
  readFile: (path) => readFile(path),
};
