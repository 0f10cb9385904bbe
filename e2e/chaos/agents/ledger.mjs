// An agent that is a program: it does its work, writes it into the ledger once per key, and answers.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [ledger, text] = process.argv.slice(2);
const input = JSON.parse(text);
const key = process.env['DISPATCH_IDEMPOTENCY_KEY'];
await sleep(input.ms);
if (input.fails) {
  process.stderr.write('always fails\n');
  process.exit(3);
}
const paid = existsSync(ledger) && readFileSync(ledger, 'utf8').split('\n').includes(key);
if (!paid) appendFileSync(ledger, `${key}\n`);
process.stdout.write(
  JSON.stringify({ name: input.name, list: input.list ?? [], of: input.of ?? null }),
);
