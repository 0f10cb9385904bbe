import { describe, expect, test } from '@jest/globals';
import { findOpportunities } from '../../src/optimization/find-opportunities.ts';

async function kinds(language: 'typescript' | 'python', text: string): Promise<readonly string[]> {
  const found = await findOpportunities({ language, path: null, text });
  return found.map(({ kind, line }) => `${kind} ${line}`);
}

describe('findOpportunities', () => {
  test.each([
    ['sync-io-in-async 1', 'async function f() { return readFileSync("a"); }'],
    ['await-in-loop 1', 'async function f(xs) { for (const x of xs) await work(x); }'],
    ['query-in-loop 1', 'async function f(xs) { for (const x of xs) await db.findOne(x); }'],
    ['linear-lookup-in-loop 1', 'const f = (xs, ys) => xs.filter((x) => ys.includes(x));'],
    ['linear-lookup-in-loop 2', 'for (const x of xs) {\n  if (ys.indexOf(x) < 0) go(x);\n}'],
    ['copy-in-loop 1', 'const all = xs.reduce((seen, x) => [...seen, x], []);'],
    ['copy-in-loop 1', 'let all = {}; for (const x of xs) all = { ...all, [x]: 1 };'],
    ['text-in-loop 1', 'let out = ""; for (const x of xs) out += `${x},`;'],
    ['pattern-in-loop 1', 'for (const x of xs) if (new RegExp(word).test(x)) go();'],
    ['json-in-loop 1', 'for (const x of xs) out.push(JSON.parse(x));'],
    ['json-clone 1', 'const copy = JSON.parse(JSON.stringify(value));'],
    ['sort-in-loop 1', 'while (queue.length) { queue.sort(); }'],
    ['shift-in-loop 1', 'while (queue.length) go(queue.shift());'],
  ])('finds %s in %s', async (found, text) => {
    expect(await kinds('typescript', text)).toEqual([found]);
  });

  test.each([
    ['function f() { return readFileSync("a"); }'],
    ['async function f(xs) { await Promise.all(xs.map(async (x) => await work(x))); }'],
    ['async function f(xs) { for await (const x of xs) go(x); }'],
    ['for (const x of await load()) go(x);'],
    ['for (const x of xs) { const own = parts(x); if (own.includes(1)) go(); }'],
    ['for (const x of xs) total += x;'],
    ['const copy = [...xs]; const text = JSON.stringify(xs);'],
  ])('finds nothing in %s', async (text) => {
    expect(await kinds('typescript', text)).toEqual([]);
  });

  test.each([
    ['blocking-call-in-async 2', 'async def f():\n    time.sleep(1)\n'],
    ['query-in-loop 2', 'for x in xs:\n    cursor.execute(x)\n'],
    ['await-in-loop 3', 'async def f(xs):\n    for x in xs:\n        await work(x)\n'],
    ['linear-lookup-in-loop 3', 'seen = []\nfor x in xs:\n    if x in seen:\n        go(x)\n'],
    ['text-in-loop 2', 'for x in xs:\n    out += f"{x},"\n'],
    ['pattern-in-loop 1', 'ys = [x for x in xs if re.match("a", x)]\n'],
    ['json-in-loop 2', 'for x in xs:\n    json.loads(x)\n'],
    ['shift-in-loop 2', 'while queue:\n    queue.pop(0)\n'],
    ['row-by-row 1', 'for row in frame.iterrows():\n    go(row)\n'],
  ])('finds %s in %s', async (found, text) => {
    expect(await kinds('python', text)).toEqual([found]);
  });

  test.each([
    ['def f():\n    time.sleep(1)\n'],
    ['seen = set()\nfor x in xs:\n    if x in seen:\n        go(x)\n'],
    ['for x in re.findall("a", text):\n    total += 1\n'],
  ])('finds nothing in %s', async (text) => {
    expect(await kinds('python', text)).toEqual([]);
  });
});
