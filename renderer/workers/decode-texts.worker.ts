// Turns bytes into texts away from the window's thread: recognising an encoding reads a file many times.
import { decodeText, isRefusal } from '../../shared/import/decode-text.ts';
import type { DecodeReply, DecodeRequest } from '../import/decode-message.ts';
import { sha256Of } from '../import/sha256.ts';

const decoders = (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true });

self.addEventListener('message', async (event: MessageEvent<DecodeRequest>) => {
  const { id, bytes, encoding } = event.data;
  const decoded = decodeText(bytes, encoding, decoders);
  const sha256 = isRefusal(decoded) ? '' : await sha256Of(decoded.text);
  const reply: DecodeReply = { id, decoded, sha256, bytes };
  self.postMessage(reply, { transfer: [bytes.buffer] });
});
