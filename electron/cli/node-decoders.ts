// Node's decoders, as reading texts and tables takes them.
import type { Decoders } from '../../shared/raw-texts/decode-text.ts';

/** Knows every encoding of the WHATWG standard; throws for others. */
export const nodeDecoders: Decoders = (label, fatal) => new TextDecoder(label, { fatal, ignoreBOM: true });
