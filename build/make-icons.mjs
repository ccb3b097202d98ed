// Renders build/icon.svg in Chromium and writes icon.png, icon.ico, icon.icns and icons/ beside it. Run by hand after a
// change of the drawing: `node build/make-icons.mjs`. The results are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowserForTests } from './find-browser-for-tests.mjs';
import { encodeIcns, encodeIco } from './icon-containers.mjs';

const here = import.meta.dirname;
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const svg = readFileSync(resolve(here, 'icon.svg'), 'utf8');

const browser = await chromium.launch({
  executablePath: findBrowserForTests() ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
/** @type {{ size: number, png: Buffer }[]} */
const images = [];
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  const style = `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>`;
  await page.setContent(style + svg);
  images.push({ size, png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

mkdirSync(resolve(here, 'icons'), { recursive: true });
for (const { size, png } of images) {
  if (size <= 512) writeFileSync(resolve(here, `icons/${size}x${size}.png`), png);
  if (size === 1024) writeFileSync(resolve(here, 'icon.png'), png);
}
writeFileSync(resolve(here, 'icon.ico'), encodeIco(images.filter(({ size }) => size <= 256)));
writeFileSync(resolve(here, 'icon.icns'), encodeIcns(images));
