// A second start: finds out who has the port, and hands its files to the running Glossator.
import { randomBytes } from 'node:crypto';
import { z } from '../../shared/model/schema.ts';
import type { PathsToOpen } from '../host/open-requests.ts';
import { isProof, proveInstance } from '../loopback/instance-proof.ts';
import { exitCodes, LaunchRefusal } from './exit-codes.ts';
import { findPortOwner } from './port-owner.ts';

const patienceMs = 3_000;

const identitySchema = z.object({ app: z.literal('glossator'), proof: z.string() });
const handedSchema = z.object({ pages: z.number(), entry: z.string().nullable() });
/** What the running one answered: its open pages, and a one-time address when it runs without a window. */
export type HandedOver = z.infer<typeof handedSchema>;

/** Throws LaunchRefusal when the port belongs to another program, or to a Glossator with another data folder. */
export async function handOver(port: number, secret: string, request: PathsToOpen): Promise<HandedOver> {
  const origin = `http://127.0.0.1:${port}`;
  const challenge = randomBytes(16).toString('hex');
  const identity = identitySchema.safeParse(await ask(`${origin}/__identity?challenge=${challenge}`));
  if (!identity.success) {
    const owner = await findPortOwner(port);
    throw new LaunchRefusal(
      exitCodes.portTaken,
      `Port ${port} is taken by ${owner === null ? 'another program' : `another program, “${owner}”`}; end it, or choose a port with --port (another port has a corpus store of its own).`,
    );
  }
  if (!isProof(identity.data.proof, proveInstance(secret, 'identity', challenge))) {
    throw new LaunchRefusal(
      exitCodes.portTaken,
      `Port ${port} is taken by a Glossator of another user or with another data folder; end it, or choose a port with --port.`,
    );
  }
  const handed = handedSchema.safeParse(
    await ask(`${origin}/__open`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'x-glossator-challenge': challenge,
        'x-glossator-proof': proveInstance(secret, 'open', challenge),
      },
      body: JSON.stringify(request),
    }),
  );
  if (handed.success) return handed.data;
  throw new LaunchRefusal(
    exitCodes.portTaken,
    `The Glossator that runs on port ${port} did not take the files.`,
  );
}

/** The JSON at an address; null for anything else. */
async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
  try {
    const response = await fetch(address, {
      ...init,
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
