import { writeFileSync } from 'node:fs';
import { contractJsonSchema } from '../dist/dialect/contract-json-schema.js';

writeFileSync(
  new URL('../schemas/contract.json', import.meta.url),
  `${JSON.stringify(contractJsonSchema(), null, 2)}\n`,
);
