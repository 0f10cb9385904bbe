import type { Frame } from './redaction-frame.ts';
import type { TextRule } from './text-rule.ts';

/** Keys can be secrets too; two that become equal are told apart by a number: `~2`. */
export function redactKeys(frame: Frame, redactText: TextRule): unknown {
  const current = frame.copy ?? frame.source;
  const { keys } = frame;
  if (keys === null || keys.every((key) => redactText(key) === key)) return current;
  const taken = new Set<string>(keys);
  const entries = keys.map((key) => {
    const wanted = redactText(key);
    if (wanted === key) return [key, current[key]] as const;
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}~${n}`;
    taken.add(name);
    return [name, current[key]] as const;
  });
  return Object.fromEntries(entries);
}
