// The browser's decoders, as reading texts takes them; also in workers.
import type { Decoders } from '../../shared/raw-texts/decode-text.ts';

/** A byte-order mark stays: whoever reads the text takes it off and notes it. */
export const webDecoders: Decoders = (label, fatal) => new TextDecoder(label, { fatal, ignoreBOM: true });
