/** A `file://` URL as the path it means; any other text, and a malformed URL, as it stands. */
export function readFileUrl(file: string): string {
  if (!file.startsWith('file://')) return file;
  try {
    const path = decodeURIComponent(file.slice('file://'.length).replace(/[?#].*$/, ''));
    return /^\/[A-Za-z]:[\\/]/.test(path) ? path.slice(1) : path;
  } catch {
    return file;
  }
}
