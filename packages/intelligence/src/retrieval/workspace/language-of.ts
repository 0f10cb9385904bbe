import { posix } from 'node:path';

const extensions: Readonly<Record<string, string>> = {
  typescript: 'ts tsx mts cts',
  javascript: 'js jsx mjs cjs',
  python: 'py pyw pyi',
  go: 'go',
  rust: 'rs',
  java: 'java',
  kotlin: 'kt kts',
  scala: 'scala',
  csharp: 'cs',
  cpp: 'cc cpp cxx hpp hh',
  c: 'c h',
  swift: 'swift',
  ruby: 'rb',
  php: 'php',
  shell: 'sh bash zsh',
  sql: 'sql',
  vue: 'vue',
  svelte: 'svelte',
  css: 'css scss less',
  html: 'html htm',
  json: 'json json5 jsonc',
  yaml: 'yaml yml',
  toml: 'toml',
  graphql: 'graphql gql',
  protobuf: 'proto',
  markdown: 'md mdx markdown',
  text: 'txt rst adoc org',
};

const languages = new Map<string, string>(
  Object.entries(extensions).flatMap(([language, endings]) =>
    endings.split(' ').map((ending) => [`.${ending}`, language] as const),
  ),
);

/** The language that a file is written in, by its name; null where its ending is unknown. */
export function languageOf(path: string): string | null {
  return languages.get(posix.extname(path).toLowerCase()) ?? null;
}
