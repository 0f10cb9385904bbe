/** Writes `schemas/<name>.json`; a test fails where a file and its schema differ. */
import { writeFileSync } from 'node:fs';
import { documentNames, jsonSchemas } from '../dist/index.js';

for (const name of documentNames) {
  const file = new URL(`../schemas/${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(jsonSchemas[name], null, 2)}\n`);
}
