// The legacy encoding of bytes that are not UTF-8: chardet's candidates, checked against what each would make of the bytes.
import { analyse } from 'chardet';
import type { Decoders } from './decode-text.ts';
import { withoutUndefined } from './windows-1252.ts';

export interface EncodingGuess {
  /** WHATWG label. */
  readonly label: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Enough for letter statistics; chardet reads it some twenty times. */
const sampleBytes = 65_536;

/** chardet's names as WHATWG labels; ISO 8859-1 and -9 are always meant as their Windows supersets. */
const labels: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-8-I': 'windows-1255',
  'windows-1252': 'windows-1252',
};
const unreadable = new Set(['UTF-8', 'ASCII', 'UTF-16LE', 'UTF-16BE', 'UTF-32LE', 'UTF-32BE', 'UTF-32']);

/** The likeliest encoding; null when nothing fits. */
export function detectLegacyEncoding(bytes: Uint8Array, decoders: Decoders): EncodingGuess | null {
  const sample = sampleOf(bytes);
  const foreign = sample.reduce((count, byte) => (byte >= 0x80 ? count + 1 : count), 0);
  let best: EncodingGuess | null = null;
  for (const { name, confidence } of analyse(sample)) {
    if (unreadable.has(name)) continue;
    const label = name === 'ISO-8859-7' ? greekLabel(sample) : (labels[name] ?? name.toLowerCase());
    const faults = countFaults(sample, label, decoders);
    if (faults === null) continue;
    // What an encoding does not explain speaks against it, as much as it is of all that is not ASCII.
    const score = Math.max(0, confidence / 100 - faults / Math.max(1, foreign));
    if (!best || score > best.confidence) best = { label, confidence: score };
  }
  return best && readsLikeWestern(sample, best.label, decoders) ? { ...best, label: 'windows-1252' } : best;
}

/** Whether Windows-1252 gives the very same text: then it is the name to use, being by far the commonest. */
function readsLikeWestern(bytes: Uint8Array, label: string, decoders: Decoders): boolean {
  const read = (as: string) => withoutUndefined(decoders(as, false).decode(bytes), as);
  return /^(windows-125|iso-8859)/.test(label) && read(label) === read('windows-1252');
}

/** ISO 8859-7 has a closing quote where Windows-1253 has Ά (0xA2): before a small letter it is the letter. */
function greekLabel(bytes: Uint8Array): string {
  const isWindows = bytes.some((byte, index) => byte === 0xa2 && (bytes[index + 1] ?? 0) >= 0xdc);
  return isWindows ? 'windows-1253' : 'iso-8859-7';
}

/** From shortly before the first byte that is not ASCII, so that a long English head does not hide the rest. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let first = 0;
  while (first < bytes.length && (bytes[first] ?? 0) < 0x80 && bytes[first] !== 0x1b) first++;
  const from = Math.max(0, first - 1_024);
  return bytes.subarray(from, from + sampleBytes);
}

/** Characters the encoding cannot explain; null for an encoding the decoder does not have. */
function countFaults(bytes: Uint8Array, label: string, decoders: Decoders): number | null {
  try {
    const text = withoutUndefined(decoders(label, false).decode(bytes), label);
    return text.split('\ufffd').length - 1;
  } catch {
    return null;
  }
}
