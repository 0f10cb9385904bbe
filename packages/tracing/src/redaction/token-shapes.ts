/** A token that can be told by how it begins. The body follows, as long as its letters go on. */
export interface TokenShape {
  readonly kind: string;
  /** Source of a regular expression without groups. */
  readonly prefix: string;
  /** Letters of the body, as the inside of a character class. */
  readonly letters: string;
  readonly atLeast: number;
}

const alphanumeric = 'A-Za-z0-9';
const urlSafe = String.raw`\w-`;
const hex = '0-9a-f';

/** In the order tried: the longer prefix first where two begin alike. */
export const tokenShapes: readonly TokenShape[] = [
  shape('anthropic', 'sk-ant-', urlSafe, 10),
  shape('stripe', '(?:sk|rk)_(?:live|test)_', alphanumeric, 10),
  shape('stripe', 'whsec_', `${alphanumeric}+/=`, 20),
  shape('openai', 'sk-', urlSafe, 20),
  shape('github', 'gh[pousr]_', alphanumeric, 20),
  shape('github', 'github_pat_', String.raw`\w`, 20),
  shape('gitlab', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|soat|agent|oas|ffct)-', `${urlSafe}.`, 15),
  shape('aws', '(?:AKIA|ASIA|ABIA|ACCA)', 'A-Z0-9', 16),
  shape('aws', 'ABSK', `${alphanumeric}+/=`, 60),
  shape('slack', 'xox[abceoprs]-', urlSafe, 10),
  shape('slack', 'xapp-', urlSafe, 20),
  shape('slack', String.raw`hooks\.slack\.com/(?:services|workflows)/`, `${alphanumeric}/`, 20),
  shape('discord', String.raw`discord(?:app)?\.com/api/webhooks/`, String.raw`\w/-`, 30),
  shape('google', 'AIza', urlSafe, 30),
  shape('google', String.raw`ya29\.`, urlSafe, 20),
  shape('google', 'GOCSPX-', urlSafe, 20),
  shape('npm', 'npm_', alphanumeric, 30),
  shape('pypi', 'pypi-Ag', urlSafe, 20),
  shape('huggingface', 'hf_', alphanumeric, 20),
  shape('twilio', 'SK', hex, 32),
  shape('mailgun', 'key-', hex, 32),
  shape('digitalocean', 'do[opr]_v1_', hex, 40),
  shape('shopify', 'shp(?:at|ca|pa|ss)_', 'A-Fa-f0-9', 24),
  shape('square', 'sq0[a-z]{3}-', urlSafe, 20),
  shape('databricks', 'dapi', hex, 32),
  shape('groq', 'gsk_', alphanumeric, 20),
  shape('xai', 'xai-', alphanumeric, 30),
  shape('perplexity', 'pplx-', alphanumeric, 30),
  shape('replicate', 'r8_', alphanumeric, 30),
  shape('nvidia', 'nvapi-', urlSafe, 30),
  shape('tavily', 'tvly-', urlSafe, 20),
  shape('pinecone', 'pcsk_', String.raw`\w`, 30),
  shape('langsmith', 'lsv2_(?:pt|sk)_', String.raw`\w`, 30),
  shape('linear', 'lin_(?:api|oauth)_', alphanumeric, 30),
  shape('notion', '(?:ntn|secret)_', alphanumeric, 40),
  shape('vault', String.raw`hv[sbr]\.`, urlSafe, 20),
  shape('planetscale', 'pscale_(?:tkn|pw|oauth)_', String.raw`\w.-`, 20),
  shape('supabase', '(?:sbp|sb_secret)_', String.raw`\w-`, 20),
  shape('grafana', '(?:glsa|glc)_', `${urlSafe}+/=`, 20),
  shape('sentry', 'sntry[su]_', `${urlSafe}+/=`, 30),
  shape('newrelic', 'NRAK-', 'A-Z0-9', 20),
  shape('figma', 'figd_', urlSafe, 20),
  shape('atlassian', 'ATATT3', `${urlSafe}=`, 30),
  shape('docker', 'dckr_(?:pat|oat)_', urlSafe, 20),
  shape('doppler', String.raw`dp\.(?:pt|st|ct|sa|scim|audit)\.`, `${alphanumeric}.`, 30),
  shape('postman', 'PMAK-', `${hex}-`, 40),
  shape('pulumi', 'pul-', hex, 40),
  shape('rubygems', 'rubygems_', hex, 40),
  shape('tailscale', 'tskey-', urlSafe, 20),
  shape('age', 'AGE-SECRET-KEY-1', 'A-Z0-9', 40),
];

function shape(kind: string, prefix: string, letters: string, atLeast: number): TokenShape {
  return { kind, prefix, letters, atLeast };
}
