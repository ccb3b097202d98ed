// Hands an address to the system's browser or mail program. Only called with what external-address.ts let through.
import { spawn } from 'node:child_process';

/** Resolves once the system's opener has been started; what it does then is its own affair. */
export async function openExternally(address: string): Promise<void> {
  const [program, args] = opener(address);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function opener(address: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [address]];
  // rundll32 takes the address as one argument; `start` would be a shell's and read `&` in it.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}
