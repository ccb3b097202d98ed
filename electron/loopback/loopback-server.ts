// The host contract and the page over HTTP on 127.0.0.1, for nobody but our own page.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { z } from '../../shared/model/schema.ts';
import type { Host } from '../host/create-host.ts';
import type { Respond } from '../host/respond.ts';
import { plainResponse, securityHeaders } from '../host/respond.ts';
import { refusalOfCall, refusalOfRequest } from './check-request.ts';
import { EntryCodes } from './entry-codes.ts';
import { EventStreams } from './event-streams.ts';
import { isProof, proveInstance } from './instance-proof.ts';
import { readJsonBody } from './read-json-body.ts';
import { sendResponse } from './send-response.ts';
import { SessionCookie } from './session-cookie.ts';

export interface LoopbackOptions {
  readonly host: Host;
  readonly respond: Respond;
  readonly port: number;
  readonly version: string;
  /** Of the data folder: see instance-proof.ts. */
  readonly secret: string;
  /** Milliseconds an entry code is good for; null: until it is used. */
  readonly entryLifeMs: number | null;
  /** How many pages are open, at every change. */
  readonly onPages: (count: number) => void;
  /** A second start asked for a way in; what it is told (an entry, or null when there is a window already). */
  readonly entryForSecondStart: () => string | null;
}

export interface LoopbackServer {
  readonly origin: string;
  /** A fresh one-time address. */
  readonly issueEntry: () => string;
  readonly close: () => Promise<void>;
}

const openSchema = z.object({ paths: z.array(z.string()), corpusTitle: z.string().nullable() });

/** Resolves once it listens; rejects with Node's error (`EADDRINUSE`) when it cannot. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const { host, respond, port, secret } = options;
  const origin = `http://127.0.0.1:${port}`;
  const codes = new EntryCodes(options.entryLifeMs);
  const cookie = new SessionCookie(port);
  const streams = new EventStreams(options.onPages);
  const endListening = host.listen((event) => streams.send(event));
  const issueEntry = () => `${origin}/enter/${codes.issue()}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<Response | null> {
    const refusal = refusalOfRequest(request.headers, origin);
    if (refusal !== null) return plainResponse(403, refusal);
    const url = URL.canParse(request.url ?? '', origin) ? new URL(request.url ?? '', origin) : null;
    if (url === null) return plainResponse(400, 'This is no address.');
    const path = url.pathname;
    const isRead = request.method === 'GET' || request.method === 'HEAD';

    if (path === '/__identity' && isRead) {
      const challenge = url.searchParams.get('challenge') ?? '';
      const proof = proveInstance(secret, 'identity', challenge);
      return json({ app: 'glossator', version: options.version, proof });
    }
    if (path === '/__open' && request.method === 'POST') return open(request);
    const isVisitor = cookie.isIn(request.headers.cookie);
    if (path.startsWith('/enter/') && request.method === 'GET') {
      if (!codes.redeem(path.slice('/enter/'.length)) && !isVisitor) {
        return plainResponse(
          403,
          'This entry was used before or is too old. Press Enter in Glossator’s terminal for another.',
        );
      }
      const headers = {
        ...securityHeaders,
        Location: '/',
        'Set-Cookie': cookie.header,
        'Cache-Control': 'no-store',
      };
      return new Response(null, { status: 303, headers });
    }
    if (!isVisitor) {
      return plainResponse(
        403,
        'Enter by the address that Glossator printed. Press Enter in its terminal for another.',
      );
    }
    if (path.startsWith('/__call/')) return call(request, path.slice('/__call/'.length));
    if (path === '/__events' && request.method === 'GET') {
      streams.add(response);
      return null;
    }
    return isRead ? respond(path) : plainResponse(405, 'This address is only read.');
  }

  async function call(request: IncomingMessage, method: string): Promise<Response> {
    if (request.method !== 'POST') return plainResponse(405, 'A call is a POST.');
    const refusal = refusalOfCall(request.headers, origin);
    if (refusal !== null) return plainResponse(403, refusal);
    const body = await readJsonBody(request);
    return body.ok ? json(await host.call(method, body.value)) : plainResponse(body.status, body.message);
  }

  async function open(request: IncomingMessage): Promise<Response> {
    const challenge = String(request.headers['x-glossator-challenge'] ?? '');
    const proof = String(request.headers['x-glossator-proof'] ?? '');
    if (challenge === '' || !isProof(proof, proveInstance(secret, 'open', challenge))) {
      return plainResponse(403, 'Only another start of the same user may hand over files.');
    }
    const body = await readJsonBody(request);
    if (!body.ok) return plainResponse(body.status, body.message);
    const wanted = openSchema.safeParse(body.value);
    if (!wanted.success) return plainResponse(400, 'The request makes no sense.');
    await host.open(wanted.data);
    return json({ pages: streams.count, entry: options.entryForSecondStart() });
  }

  const server = createServer((request, response) => {
    handle(request, response)
      .catch(() => plainResponse(500, 'Something went wrong; this is an error in Glossator.'))
      .then((answer) => answer && sendResponse(answer, response, request.method !== 'HEAD'));
  });
  // An event stream is quiet for longer than Node's default patience.
  server.requestTimeout = 0;
  await listen(server, port);
  return {
    origin,
    issueEntry,
    close: async () => {
      endListening();
      streams.close();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function json(value: unknown): Response {
  const headers = {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  return new Response(JSON.stringify(value), { status: 200, headers });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}
