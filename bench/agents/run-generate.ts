import { readFileSync } from 'node:fs';
import { generateNode } from '@parallel-dispatcher/agents-coder';

const contract = new URL(
  '../../packages/agents-coder/test/fixtures/contracts/product_reader.yaml',
  import.meta.url,
);

export async function run(): Promise<{ readonly files: number }> {
  const generated = await generateNode(readFileSync(contract, 'utf8'));
  if (!generated.ok) throw new Error(generated.errors[0]?.message);
  return { files: generated.value.files.length };
}
