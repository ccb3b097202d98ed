// The legacy encoding of bytes that are not UTF-8: chardet's candidates, checked against what each would make of the bytes.
import { analyse } from 'chardet';
import type { Decoders } from './decode-text.ts';

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
  for (const { name, confidence } of analyse(sample)) {
    if (unreadable.has(name)) continue;
    const label = labels[name] ?? name.toLowerCase();
    if (decodes(sample, label, decoders)) return { label, confidence: confidence / 100 };
  }
  return null;
}

/** From shortly before the first byte that is not ASCII, so that a long English head does not hide the rest. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let first = 0;
  while (first < bytes.length && (bytes[first] ?? 0) < 0x80 && bytes[first] !== 0x1b) first++;
  const from = Math.max(0, first - 1_024);
  return bytes.subarray(from, from + sampleBytes);
}

function decodes(bytes: Uint8Array, label: string, decoders: Decoders): boolean {
  try {
    decoders(label, false).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
