import type { FailureCase } from '../case/failure-case.ts';

/** The given files, then those of the project's calls, nearest the throw first. */
export function filesToAnalyse({ sources, clusters }: FailureCase): readonly string[] {
  const named = clusters.flatMap(({ frames }) => frames.flatMap(({ file }) => file ?? []));
  return [...new Set([...sources.known, ...named.map((file) => sources.resolve(file))])];
}
