import { expect, test } from 'vitest';
import { markupText } from './markup-text.ts';

test.each([
  { name: 'nothing to do', input: 'a < b & c > d', text: 'a < b & c > d', added: [] },
  { name: 'paragraphs', input: '<p>One</p><p>Two</p>', text: 'One\nTwo', added: [3] },
  {
    name: 'breaks of its own',
    input: '<p>One</p>\n <p>Two<br/>Three</p>\n',
    text: 'One\n Two\nThree\n',
    added: [],
  },
  { name: 'inline', input: 'a<b class="x > y">b</b>c<!-- <p>no</p> -->d', text: 'abcd', added: [] },
  {
    name: 'what nobody sees',
    input: '<style>p{}</style>a<script>if (a<b) c</script>b',
    text: 'ab',
    added: [],
  },
  {
    name: 'entities',
    input: '&lt;&#65;&#x1F600;&nbsp;&amp;lt;&none;&#0;',
    text: '<A😀\u00a0&lt;&none;&#0;',
    added: [],
  },
  { name: 'never closed', input: 'a<p title="b', text: 'a<p title="b', added: [] },
])('$name', ({ input, text, added }) => {
  expect(markupText(input)).toEqual({ text, added });
});

test('a long run of openings takes no longer than its length', () => {
  const input = '<p "'.repeat(50_000);
  const start = performance.now();
  expect(markupText(input).text.length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(2_000);
});
