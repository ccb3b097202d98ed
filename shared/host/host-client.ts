// The typed client of the host contract, made from whatever carries a call: Electron's bridge or loopback HTTP.

import { z } from '../model/schema.ts';
import type { HostInput, HostMethod, HostOutput } from './contract.ts';
import { hostMethods } from './contract.ts';

/** The platform said no; `message` is meant for the user. */
export class HostError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
  }
}

const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);

export type HostClient = {
  readonly [Method in HostMethod]: (input: HostInput<Method>) => Promise<HostOutput<Method>>;
};

/** One method per entry of the contract. Each rejects with `HostError` when the host refuses. */
export function createHostClient(call: (method: string, input: unknown) => Promise<unknown>): HostClient {
  const methods = Object.keys(hostMethods) as HostMethod[];
  const client = Object.fromEntries(
    methods.map((method) => [
      method,
      async (input: unknown) => {
        const reply = replySchema.parse(await call(method, input));
        if (!reply.ok) throw new HostError(reply.error.code, reply.error.message);
        return hostMethods[method].output.parse(reply.value);
      },
    ]),
  );
  return client as HostClient;
}
