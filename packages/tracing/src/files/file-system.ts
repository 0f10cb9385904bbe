/** What is known of a path without following a link at its end. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits only. */
  readonly mode: number;
  readonly uid: number;
  readonly bytes: number;
}

/**
 * Every call to the disk that writing traces makes, so that a test can make any one of them fail.
 * Calls reject with the error of Node, whose `code` says what happened. Files are numbers, as for
 * the OS.
 */
export interface FileSystem {
  lstat(path: string): Promise<FileFacts>;
  realPath(path: string): Promise<string>;
  makeFolder(path: string, options: { readonly parents: boolean }): Promise<void>;
  open(path: string, options: { readonly flags: number; readonly mode?: number }): Promise<number>;
  changeMode(file: number, mode: number): Promise<void>;
  /** Answers how many bytes were taken; they may be fewer than given. */
  write(file: number, bytes: Uint8Array): Promise<number>;
  writeSync(file: number, bytes: Uint8Array): number;
  /** Cuts off what is behind this many bytes. */
  truncate(file: number, bytes: number): Promise<void>;
  sync(file: number): Promise<void>;
  syncData(file: number): Promise<void>;
  close(file: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails when the name is taken. */
  link(from: string, to: string): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  readLink(path: string): Promise<string>;
  remove(path: string): Promise<void>;
  /** Fails when it is not empty. */
  removeFolder(path: string): Promise<void>;
  /** The names in a folder. */
  list(path: string): Promise<readonly string[]>;
  readFile(path: string): Promise<Uint8Array>;
}
