// Reads any file into its text and what it states about itself: texts in a pool of workers, documents one by one.
import { documentKindOfName, findDocumentKind } from '../../shared/documents/document-kinds.ts';
import { maxDocumentBytes } from '../../shared/documents/document-limits.ts';
import { maxTextBytes, tooLarge } from '../../shared/raw-texts/decode-text.ts';
import { messageOf } from '../start/app-state.ts';
import type { DecodedFile } from './decode-message.ts';
import { DocumentReader, type DocumentReading } from './document-reader.ts';
import type { OpenedFile } from './opened-file.ts';
import { readBytes } from './read-bytes.ts';
import { TextDecoderPool } from './text-decoder-pool.ts';

/** What reads the files of one import. `close` ends its workers. */
export class FileReading {
  readonly #texts = new TextDecoderPool();
  readonly #documents = new DocumentReader();
  #turn: Promise<unknown> = Promise.resolve();

  /** Files to begin at once. */
  get ahead(): number {
    return this.#texts.ahead;
  }

  /** The file read or refused; a sentence where it could not even be opened. Never rejects. */
  async read(file: OpenedFile, reading: DocumentReading = {}): Promise<DecodedFile | string> {
    try {
      // Not even the bytes of the next document are taken into memory before the last one is done.
      if (documentKindOfName(file.name)) return await this.#inTurn(() => this.#read(file, reading));
      return await this.#read(file, reading);
    } catch (error) {
      return messageOf(error);
    }
  }

  close(): void {
    this.#texts.close();
    this.#documents.close();
  }

  async #read(file: OpenedFile, reading: DocumentReading): Promise<DecodedFile | string> {
    if (reading.signal?.aborted) return 'Cancelled.';
    const limit = documentKindOfName(file.name) ? maxDocumentBytes : maxTextBytes;
    if (file.size !== null && file.size > limit) return tooLarge(file.size, limit).message;
    const blob = await file.blob();
    const bytes = await readBytes(blob, limit).catch(() => {
      throw new Error('The file could not be read; it may have been moved or changed since it was chosen.');
    });
    if (!bytes) return tooLarge(blob.size, limit).message;
    if (findDocumentKind(file.name, bytes)) {
      const read = () => this.#documents.read({ name: file.name, bytes }, reading);
      // Under a document's name it is its turn already.
      return documentKindOfName(file.name) ? await read() : await this.#inTurn(read);
    }
    return await this.#texts.decode(bytes);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
