// The page's one way to the platform: the preload's bridge in Electron, fetch and EventSource over loopback.
import type { HostBridge, HostEvent } from '../../shared/host/contract.ts';
import { hostEventSchema } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import { createHostClient, HostError } from '../../shared/host/host-client.ts';

declare global {
  interface Window {
    /** Set by Electron's preload. */
    readonly glossatorHost?: HostBridge;
  }
}

export interface HostConnection {
  /** Each method rejects with `HostError` when the platform refuses or cannot be reached. */
  readonly client: HostClient;
  /** What the platform tells unasked; returns the function that ends it. */
  readonly listen: (listener: (event: HostEvent) => void) => () => void;
}

/** Call it once: over loopback it opens the event stream by which the host knows that a page is there. */
export function connectHost(): HostConnection {
  const bridge = window.glossatorHost ?? createLoopbackBridge();
  return {
    client: createHostClient(bridge.call),
    listen: (listener) =>
      bridge.listen((event) => {
        const known = hostEventSchema.safeParse(event);
        if (known.success) listener(known.data);
      }),
  };
}

function createLoopbackBridge(): HostBridge {
  const events = new EventSource('/__events');
  return {
    call: async (method, input) => {
      const response = await fetch(`/__call/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'x-glossator': '1' },
        body: JSON.stringify(input),
      }).catch(() => {
        throw new HostError(
          'unreachable',
          'Glossator’s host has ended. Start Glossator again; what was saved is safe.',
        );
      });
      if (!response.ok) throw new HostError(`http-${response.status}`, await response.text());
      return response.json();
    },
    listen: (listener) => {
      const onMessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data));
      events.addEventListener('message', onMessage);
      return () => events.removeEventListener('message', onMessage);
    },
  };
}
