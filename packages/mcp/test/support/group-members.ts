import { readFile, readdir } from 'node:fs/promises';

/** `<id> (<name>) <state> <parent> <group>`; a name may hold anything. */
const status = /^\d+ \(.*\) (?<state>\w) \d+ (?<group>\d+) /su;

/** How many processes of a group live. Linux only. */
export async function countLiving(group: number): Promise<number> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const living = ids.map(async (id) => {
    const text = await readFile(`/proc/${id}/stat`, 'latin1').catch(() => '');
    const { state = 'X', group: own = '0' } = status.exec(text)?.groups ?? {};
    return Number(own) === group && !/[ZX]/.test(state);
  });
  return (await Promise.all(living)).filter(Boolean).length;
}
