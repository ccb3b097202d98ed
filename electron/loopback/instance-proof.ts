// How two starts of the same user recognise each other: both know a secret in the data folder, neither says it first.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../host/write-atomically.ts';

/** The secret in the file, made at the first call. Hex, 32 bytes. */
export async function readInstanceSecret(path: string): Promise<string> {
  const stored = await readFile(path, 'utf8').catch(() => '');
  if (/^[0-9a-f]{64}$/.test(stored)) return stored;
  const secret = randomBytes(32).toString('hex');
  await writeAtomically(path, secret);
  return secret;
}

/** Proves that one knows the secret without showing it. `purpose` keeps an answer from being used as a question. */
export function proveInstance(secret: string, purpose: 'identity' | 'open', challenge: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${challenge}`).digest('hex');
}

/** Compares in constant time. */
export function isProof(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
