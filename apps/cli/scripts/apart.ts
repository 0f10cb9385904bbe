import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * The actions that are bundled apart, each into few files, because time counts most for them. Split
 * with all the others, a run would be pieced together from 30 files.
 */
export const apartActions = ['run-plan-file', 'check-plan'] as const;

/** What may be there only once in the process, since it holds state: everyone imports these files. */
export const sharedFiles = ['own-streams', 'stdout'] as const;

/** For the bundle of all the rest: the actions apart are imported as the files they become. */
export const leaveActions = leaveOut('leave-actions', `/actions/(?:${apartActions.join('|')})`);

/** For the bundle of an action apart. */
export const leaveShared = leaveOut('leave-shared', `/(?:${sharedFiles.join('|')})`);

function leaveOut(name: string, files: string): Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: new RegExp(`${files}\\.ts$`) }, ({ path, kind }) =>
        kind === 'entry-point'
          ? undefined
          : { path: `./${basename(path, '.ts')}.js`, external: true },
      );
    },
  };
}
