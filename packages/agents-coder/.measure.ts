import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { contractFromText } from './src/text/contract-from-text.ts';
const [file, show] = process.argv.slice(2);
const all = load(readFileSync(`/tmp/wt-text/packages/agents-coder/test/corpus/${file}.yaml`,'utf8')) as any[];
let right=0, gen=0, genWanted=0, missed=0;
for (const s of all) {
  const made = contractFromText({ text: s.text, nodeType: s.type, nodeName: null, types: [] });
  const outcome = made.ok ? 'generated' : made.code;
  const whole = JSON.stringify(made.ok ? made.contract : {}).toLowerCase();
  const miss = made.ok ? (s.demands ?? []).filter((d:string)=>!whole.includes(d.toLowerCase())) : [];
  if (s.outcome==='generated') genWanted++;
  if (made.ok) gen++;
  if (miss.length || (made.ok && s.outcome!=='generated')) missed++;
  const ok = outcome===s.outcome && miss.length===0;
  if (ok) right++;
  if (show==='all' || (show && !ok)) console.log(`${ok?'ok ':'BAD'} ${s.type[0]} ${s.outcome.slice(0,4)} ${s.text}\n      ${made.ok? `OK miss=${miss} ${JSON.stringify((made.contract as any).io_operations?.map((o:any)=>o.request) ?? (made.contract as any).pipeline ?? (made.contract as any).state_machine?.transitions ?? (made.contract as any).workflow_coordination?.steps)}`: `${made.code.slice(0,4)} U:${made.unaccounted.join(' | ')} Q:${made.unknown.map(u=>u.question).join(' | ').slice(0,200)}`}`);
}
console.log(file, 'right', right, 'of', all.length, 'generated', gen, 'wanted', genWanted, 'WRONG', missed);
