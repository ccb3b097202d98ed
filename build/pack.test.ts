// Packs for real, with a folder in Electron's place that holds only the fuses; looks into the archive and at the fuses.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuildStale } from './build-stamp.mjs';
import { outFolder, repository } from './out-folder.mjs';
import { pack } from './pack.mjs';
import { writeThirdPartyNotices } from './third-party-notices.mjs';

const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);
/** What precedes the fuses in Electron's binary. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

// Only Linux lays its files out this simply; and a stale build would be packed as it is. electron-builder reads out/.
const canPack = process.platform === 'linux' && outFolder === join(repository, 'out') && !isBuildStale();

describe.skipIf(!canPack)('the packed app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glossator-pack-'));
  let unpacked = '';

  beforeAll(async () => {
    const electronDist = join(folder, 'electron');
    for (const part of ['resources', 'locales']) mkdirSync(join(electronDist, part), { recursive: true });
    const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100101')]);
    writeFileSync(join(electronDist, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), {
      mode: 0o755,
    });
    writeFileSync(join(electronDist, 'version'), '45.4.1');
    // Empty folders are not copied.
    writeFileSync(join(electronDist, 'locales/en-US.pak'), '');
    writeThirdPartyNotices();
    await pack({ onlyFolder: true, electronDist, output: join(folder, 'release') });
    unpacked = join(folder, 'release/linux-unpacked');
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the build, the notices and the licence, and no node_modules', () => {
    const files = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false });
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/LICENSE',
        '/out/main/main.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/out/third-party-notices.txt',
      ]),
    );
    expect(
      files.filter((file) =>
        /node_modules|\.test\.|\.map$|^\/(shared|electron|renderer|e2e|build|corpus)\b/.test(file),
      ),
    ).toEqual([]);
    expect(JSON.stringify(getRawHeader(join(unpacked, 'resources/app.asar')).header)).toContain('integrity');
    expect(readdirSync(unpacked)).toContain('glossator');
  });

  test('has its fuses set', async () => {
    const fuses = await getCurrentFuseWire(join(unpacked, 'glossator'));
    expect({
      runAsNode: fuses[FuseV1Options.RunAsNode],
      cookieEncryption: fuses[FuseV1Options.EnableCookieEncryption],
      nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      nodeCliInspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar],
      fileProtocol: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: off,
      cookieEncryption: on,
      nodeOptions: off,
      nodeCliInspect: off,
      asarIntegrity: on,
      onlyAsar: on,
      fileProtocol: off,
    });
  });
});
