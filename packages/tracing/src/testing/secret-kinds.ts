/** Letters that look random and are the same in each run; put together here, so no scanner minds. */
function body(length: number, letters: string): string {
  let state = 7;
  let text = '';
  for (let n = 0; n < length; n += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += letters[Math.floor((state / 2_147_483_648) * letters.length)] ?? '';
  }
  return text;
}

const hex = '0123456789abcdef';
const mixed = 'aB3cD4eF5gH6iJ7kL8mN9pQ2rS';
const upper = 'A2B3C4D5E6F7';

/** Secrets that are told by their shape alone, wherever they stand. */
export const secretKinds: readonly (readonly [name: string, secret: string])[] = [
  ['anthropic', `sk-ant-api03-${body(90, mixed)}`],
  ['openai', `sk-${body(48, mixed)}`],
  ['openai project', `sk-proj-${body(60, mixed)}`],
  ['openrouter', `sk-or-v1-${body(64, hex)}`],
  ['github classic', `ghp_${body(36, mixed)}`],
  ['github oauth', `gho_${body(36, mixed)}`],
  ['github server', `ghs_${body(36, mixed)}`],
  ['github fine-grained', `github_pat_${body(22, mixed)}_${body(59, mixed)}`],
  ['gitlab', `glpat-${body(20, mixed)}`],
  ['aws key id', `AKIA${body(16, upper)}`],
  ['aws session id', `ASIA${body(16, upper)}`],
  ['slack bot', `xoxb-${body(12, '0123456789')}-${body(24, mixed)}`],
  ['slack user', `xoxp-${body(40, mixed)}`],
  [
    'slack webhook',
    `https://hooks.slack.com/services/T0${body(8, upper)}/B0${body(8, upper)}/${body(24, mixed)}`,
  ],
  ['google api', `AIza${body(35, mixed)}`],
  ['google oauth', `ya29.${body(60, mixed)}`],
  ['google client', `GOCSPX-${body(28, mixed)}`],
  ['stripe live', `sk_live_${body(24, mixed)}`],
  ['stripe restricted', `rk_live_${body(24, mixed)}`],
  ['stripe webhook', `whsec_${body(32, mixed)}`],
  ['jwt', `eyJ${body(30, mixed)}.eyJ${body(40, mixed)}.${body(43, mixed)}`],
  ['npm', `npm_${body(36, mixed)}`],
  ['pypi', `pypi-AgEIcHlwaS5vcmc${body(60, mixed)}`],
  ['sendgrid', `SG.${body(22, mixed)}.${body(43, mixed)}`],
  ['twilio', `SK${body(32, hex)}`],
  ['huggingface', `hf_${body(34, mixed)}`],
  ['mailgun', `key-${body(32, hex)}`],
  ['mailchimp', `${body(32, hex)}-us14`],
  ['digitalocean', `dop_v1_${body(64, hex)}`],
  ['shopify', `shpat_${body(32, hex)}`],
  ['square', `sq0atp-${body(22, mixed)}`],
  ['databricks', `dapi${body(32, hex)}`],
  ['groq', `gsk_${body(52, mixed)}`],
  ['telegram', `123456789:AA${body(33, mixed)}`],
  ['airtable', `pat${body(14, mixed)}.${body(64, hex)}`],
  ['azure client', `abc8Q~${body(34, mixed)}`],
  ['vault', `hvs.${body(24, mixed)}`],
  ['linear', `lin_api_${body(40, mixed)}`],
  ['notion', `ntn_${body(44, mixed)}`],
  ['docker', `dckr_pat_${body(27, mixed)}`],
  ['replicate', `r8_${body(37, mixed)}`],
  ['grafana', `glsa_${body(32, mixed)}_${body(8, hex)}`],
  ['supabase', `sbp_${body(40, hex)}`],
  ['tailscale', `tskey-auth-${body(30, mixed)}`],
  [
    'private key',
    `-----BEGIN RSA PRIVATE KEY-----\n${body(64, mixed)}\n${body(64, mixed)}\n-----END RSA PRIVATE KEY-----`,
  ],
  [
    'openssh key',
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${body(70, mixed)}\n-----END OPENSSH PRIVATE KEY-----`,
  ],
  ['url password', `postgres://app:${body(14, mixed)}@db.internal:5432/main`],
  ['bearer', `Bearer ${body(40, mixed)}`],
  ['basic', `Basic ${Buffer.from('admin:letmein-please').toString('base64')}`],
];

/** The part that must be gone: letters that no other text has. */
export function coreOf(secret: string): string {
  const runs = secret.match(/[A-Za-z0-9]{12,}/g) ?? [secret];
  return runs.toSorted((a, b) => b.length - a.length)[0] ?? secret;
}
