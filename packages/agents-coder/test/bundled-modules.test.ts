import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

const declared = {
  typescript: /^(?:export )?(?:async )?(?:function|const|class|interface|type) (\w+)/gm,
  python: /^(?:async def |def |class |(?=\w+(?:: [^=\n]+)? = ))(\w+)/gm,
} as const;

/** Any of them may end up in one file, whatever the contract. */
test.each(['typescript', 'python'] as const)(
  'no two modules that %s nodes are bundled from declare the same name',
  (language) => {
    for (const folder of ['adapters', 'support', 'fakes']) {
      const root = new URL(`../src/${language}/${folder}/`, import.meta.url);
      const modules = readdirSync(root).map((file) => readFileSync(new URL(file, root), 'utf8'));
      const names = modules.flatMap((source) => [
        ...new Set([...source.matchAll(declared[language])].map(([, name]) => name)),
      ]);
      expect(names.length).toBeGreaterThan(modules.length / 2);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  },
);
