import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

export interface ChangedText {
  /** The path that the diff names. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A unified diff of some files, for `patch -p1`. */
export function writePatch(changes: readonly ChangedText[]): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return changes
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', options),
    )
    .join('');
}
