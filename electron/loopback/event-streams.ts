// The pages that are open, each by its EventSource: tells them what happens, and tells the host how many there are.
import type { ServerResponse } from 'node:http';
import type { HostEvent } from '../../shared/host/contract.ts';
import { securityHeaders } from '../host/respond.ts';

/** A comment now and then finds out pages that went away without a word. */
const heartbeatMs = 15_000;

export class EventStreams {
  readonly #streams = new Set<ServerResponse>();
  readonly #onCount: (count: number) => void;
  readonly #heartbeat: NodeJS.Timeout;

  /** `onCount` is called with the number of pages whenever it changes. */
  constructor(onCount: (count: number) => void) {
    this.#onCount = onCount;
    this.#heartbeat = setInterval(() => this.#write(': here\n\n'), heartbeatMs);
    this.#heartbeat.unref();
  }

  get count(): number {
    return this.#streams.size;
  }

  add(response: ServerResponse): void {
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
    });
    // Without a first byte the browser would report the connection as open only at the first event.
    response.write('retry: 1000\n\n');
    this.#streams.add(response);
    response.on('close', () => {
      this.#streams.delete(response);
      this.#onCount(this.#streams.size);
    });
    this.#onCount(this.#streams.size);
  }

  send(event: HostEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.end();
  }

  #write(text: string): void {
    for (const stream of this.#streams) stream.write(text);
  }
}
