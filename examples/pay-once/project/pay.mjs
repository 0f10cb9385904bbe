// A program as an agent: JSON on stdin, JSON on stdout, the ledger is what it cost.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const { to, amount } = JSON.parse(await text(process.stdin));
// The same in every attempt of this task, also after a crash: a bank would take it too.
const key = process.env.DISPATCH_IDEMPOTENCY_KEY;

await sleep(400);
const ledger = existsSync('ledger.txt') ? readFileSync('ledger.txt', 'utf8') : '';
if (!ledger.includes(`${key} `)) appendFileSync('ledger.txt', `${key} ${amount} to ${to}\n`);
console.log(JSON.stringify({ receipt: key, amount }));
