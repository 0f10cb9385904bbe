/** Bounds of one look at the workspace. What they cut off is named in the answer. */
export interface WalkLimits {
  /** @default 20,000: several times a large monorepo without its dependencies. */
  readonly files: number;
  /** Of one file, in bytes. @default 1 MiB: nobody writes more by hand. */
  readonly fileBytes: number;
  /** Of all files, in bytes. @default 256 MiB */
  readonly totalBytes: number;
  /** Of one look, in ms; the next goes on where it stopped. @default 30,000 */
  readonly timeMs: number;
}

export const defaultLimits: WalkLimits = {
  files: 20_000,
  fileBytes: 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  timeMs: 30_000,
};
