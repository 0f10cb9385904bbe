import type { OutputChunk } from 'rolldown';

/** A file of the bundle. */
export interface BundledFile {
  /** Absolute, of the module that it stands for; null where it is a part of others. */
  readonly entry: string | null;
  /** Files of the bundle that are loaded with it. */
  readonly imports: readonly string[];
  /** Absolute paths of what it holds. */
  readonly modules: readonly string[];
}

/** The files of a bundle by name. */
export function describeBundle(chunks: readonly OutputChunk[]): Record<string, BundledFile> {
  return Object.fromEntries(
    chunks.map(({ fileName, facadeModuleId, imports, moduleIds }) => [
      fileName,
      { entry: facadeModuleId, imports, modules: moduleIds },
    ]),
  );
}
