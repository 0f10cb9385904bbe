import type { PathScene } from './path-scene.ts';

/** Names that look like trouble and are none: any text without `/` and NUL is a name. */
const oddNames = [
  '...',
  '....txt',
  '..hidden',
  'trailing..',
  'a..b',
  '.env',
  ' leading space',
  'trailing space ',
  'trailing dot.',
  '~',
  '~root',
  '-rf',
  '--allow-dir',
  'CON',
  'nul.txt',
  'C:',
  'a:b',
  'file:',
  '%2e%2e',
  '%2e%2e%2foutside',
  '%00',
  '$HOME',
  '${tasks}',
  '`id`',
  '$(id)',
  "it's",
  '"quoted"',
  '*',
  '?',
  '[a]',
  '{a,b}',
  '#',
  'a;b',
  'a|b',
  'a\\b',
  '\\',
  'caf\u00e9',
  'cafe\u0301s',
  '日本語',
  '🙂',
  '\u202etxt.exe',
  'zero\u200bwidth',
  'x'.repeat(255),
  'é'.repeat(127),
  '__proto__',
  'constructor',
];

/** Names that only a text with control characters has; a plan may refuse these for itself. */
const controlNames = ['tab\tname', 'new\nline', 'bell\u0007'];

export interface AllowedPaths {
  /** Files that are there and say `insideText`. */
  readonly toRead: readonly string[];
  /** Files that are not there yet. */
  readonly toWrite: readonly string[];
}

/** Paths that must work: the proof that a check does not simply refuse everything. */
export function listAllowed(scene: PathScene): AllowedPaths {
  const { root, linkedRoot, realOfLinked } = scene;
  const files = ['file.txt', 'folder/file.txt', 'folder/deeper/file.txt'];
  const respelt = [
    '/./file.txt',
    '//file.txt',
    '/folder/./file.txt',
    '/folder//deeper///file.txt',
    '/hard-link',
    '/to-file',
    '/to-file-again',
    '/to-folder/file.txt',
    '/to-folder/deeper/file.txt',
    '/to-itself/file.txt',
    '/to-itself/to-itself/to-folder/file.txt',
  ].map((end) => `${root}${end}`);
  const named = [root, linkedRoot, realOfLinked].flatMap((each) =>
    files.map((file) => `${each}/${file}`),
  );
  const names = [...oddNames, ...controlNames];
  const folderNames = oddNames
    .map((name) => `folder of ${name}`)
    .filter((name) => name.length < 80);
  return {
    toRead: [...named, ...respelt],
    toWrite: [
      ...names.map((name) => `${root}/written/${name}`),
      ...folderNames.map((name) => `${linkedRoot}/${name}/new.txt`),
      `${root}/to-folder/new.txt`,
      `${root}/to-itself/also-new.txt`,
      `${realOfLinked}/new.txt`,
      `${root}/${'deep/'.repeat(40)}new.txt`,
    ],
  };
}
