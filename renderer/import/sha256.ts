// SHA-256 of a text's UTF-8 encoding, as sources are identified by.

/** Lower-case hex. */
export function sha256Of(text: string): Promise<string> {
  return hexDigest(new TextEncoder().encode(text));
}

/** Of bytes that are encoded already. */
export async function hexDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
