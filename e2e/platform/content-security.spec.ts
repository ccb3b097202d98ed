// The strict policy, as the browser enforces it. `page.evaluate` is exempt from it, so everything is planted in the DOM.
import { expect, test } from '../fixtures.ts';

test('an inline script, a handler, a style attribute and a foreign fetch are refused', async ({ app }) => {
  const result = await app.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="/none.png" onerror="window.planted = true"><p style="color: red">x</p>';
    document.body.append(image);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.body.append(style);
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    await new Promise((done) => setTimeout(done, 300));
    const colour = getComputedStyle(image.querySelector('p') ?? image).color;
    for (const planted of [script, image, style]) planted.remove();
    return { violated: [...new Set(violated)].sort(), planted: 'planted' in window, reached, colour };
  });
  expect(result.violated).toEqual([
    'connect-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-attr',
    'style-src-elem',
  ]);
  expect(result.planted).toBe(false);
  expect(result.reached).toBe(false);
  expect(result.colour).not.toBe('rgb(255, 0, 0)');
});

test('every response carries the security headers', async ({ app }) => {
  for (const path of ['/', '/nothing-here', '/incoming/0']) {
    const headers = await app.page.evaluate(
      async (address) => Object.fromEntries((await fetch(address)).headers),
      path,
    );
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toMatch(/unsafe-|\*|http:/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
  }
});

test('the page has no inline and no remote script', async ({ app }) => {
  const html = await app.page.evaluate(async () => (await fetch('/')).text());
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, content] of scripts) {
    expect(attributes).toMatch(/src="\/assets\//);
    expect(content?.trim()).toBe('');
  }
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
