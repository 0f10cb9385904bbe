import { posix } from 'node:path';
import type { LeaveOutReason } from './leave-out-reason.ts';

const example = /\.(?:example|sample|template|dist)$/;

const secret = [
  /^\.env(?:rc)?(?:\..+)?$/,
  /\.env$/,
  /^\.(?:npmrc|yarnrc|netrc|pgpass|htpasswd|git-credentials|pypirc|vault-token)$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?!.*\.pub$)/,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg|tfstate|tfvars)(?:\.backup)?$/,
  /^(?:secrets?|credentials?|service[-_]?account[^.]*)(?:\.(?:json|ya?ml|toml|ini|txt|properties|csv))?$/,
];
const secretFolder = /(?:^|\/)\.(?:ssh|aws|gnupg|kube|docker|azure|gcloud)\//;

const generated = [
  /\.(?:map|snap|lock|tsbuildinfo)$/,
  /^(?:package-lock|npm-shrinkwrap|composer\.lock|pnpm-lock)\b/,
  /^go\.sum$/,
  /\.(?:pb|g|generated|gen)\.[a-z]+$/,
  /_pb2(?:_grpc)?\.py$/,
];
const minified = /[.-]min\.(?:m?js|cjs|css)$/;
const data = /\.(?:csv|tsv|svg|log|ndjson|jsonl|geojson|ipynb|xml|plist|po|diff|patch)$/;

/** What the name alone says against indexing a file; null when nothing does. */
export function reasonByName(path: string): LeaveOutReason | null {
  const name = posix.basename(path).toLowerCase();
  const isSecret = secret.some((pattern) => pattern.test(name)) && !example.test(name);
  if (isSecret || secretFolder.test(path)) return 'secret';
  if (minified.test(name)) return 'minified';
  if (generated.some((pattern) => pattern.test(name))) return 'generated';
  return data.test(name) ? 'data' : null;
}
