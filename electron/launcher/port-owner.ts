// Which program listens on a port, for the sentence that says so.
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The program's name as the system knows it, or null when it cannot be told (another user's, Windows). */
export async function findPortOwner(port: number): Promise<string | null> {
  try {
    return process.platform === 'linux' ? await findInProc(port) : await askLsof(port);
  } catch {
    return null;
  }
}

async function findInProc(port: number): Promise<string | null> {
  const wantedPort = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
  // Columns: 1 local address:port, 3 state (0A: listening), 9 inode of the socket.
  const inode = rows.find((row) => row[1]?.endsWith(`:${wantedPort}`) && row[3] === '0A')?.[9];
  if (inode === undefined) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const handle of handles) {
      const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
      if (target === `socket:[${inode}]`) return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    }
  }
  return null;
}

async function askLsof(port: number): Promise<string | null> {
  const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fc']);
  return /^c(.+)$/m.exec(stdout)?.[1] ?? null;
}
