import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readSample, zonesOf } from '../read-sample.test-support.ts';
import { sampleArticle, trapWords } from '../sample-documents.test-support.ts';

const options = {
  decoders: (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true }),
};
const read = (html: string | Uint8Array, name = 'page.html') =>
  readSample(name, typeof html === 'string' ? strToU8(html) : html, options);

const bodies: { name: string; html: string; expected: string }[] = [
  { name: 'no document around it', html: '<p>One<p>Two', expected: 'One\n\nTwo' },
  {
    name: 'no tag of the body',
    html: '<!doctype html><html lang=en><title>T</title><p>One',
    expected: 'One',
  },
  {
    name: 'a head and no tag of the body',
    html: '<html><head><title>T</title></head><p>One</p>Two</html>',
    expected: 'One\n\nTwo',
  },
  {
    name: 'a head that is never closed',
    html: '<html><head><title>T</title><p>One<p>Two',
    expected: 'One\n\nTwo',
  },
  {
    name: 'what follows the end of the page',
    html: '<html><body><p>One</p></body><p>Two</p></html><p>Three</p>',
    expected: 'One\n\nTwo\n\nThree',
  },
  {
    name: 'two bodies',
    html: '<html><body><p>One</p></body><body><p>Two</p></body></html>',
    expected: 'One\n\nTwo',
  },
  {
    name: 'text outside blocks',
    html: 'One <b>bold</b><div>Two</div>Three',
    expected: 'One bold\n\nTwo\n\nThree',
  },
  { name: 'line breaks', html: '<p>a <br> b<br/>c</p>', expected: 'a\nb\nc' },
  { name: 'folded and no-break blanks', html: '<p>  a \n\t b&nbsp; c  </p>', expected: 'a b\u00a0 c' },
  { name: 'blanks around inline elements', html: '<p>a<b> b </b>c <i> d</i></p>', expected: 'a b c d' },
  {
    name: 'entities',
    html: '<p>&lt;x&gt; &amp;amp; &eacute; &#x1F6A2; &#xD800;</p>',
    expected: '<x> &amp; é 🚢 \ufffd',
  },
  { name: 'unusual characters', html: `<p>${trapWords}</p>`, expected: trapWords },
  { name: 'right to left', html: '<p dir="rtl">قال <b>الوزير</b> إن</p>', expected: 'قال الوزير إن' },
  { name: 'preformatted', html: '<pre>\na  b\n\tc\n</pre>', expected: 'a  b\n\tc' },
  {
    name: 'lists',
    html: '<ul><li>a<li>b<ol><li>c<li>d</ol></ul><ul><li>e</ul>',
    expected: '• a\n• b\n1. c\n2. d\n\n• e',
  },
  {
    name: 'a list that counts from elsewhere',
    html: '<ol start=3><li>a<li value=7>b<li>c</ol>',
    expected: '3. a\n7. b\n8. c',
  },
  { name: 'paragraphs in items', html: '<ul><li><p>a</p><p>b</p></li></ul>', expected: '• a\nb' },
  {
    name: 'tables row by row',
    html: '<table><caption>T</caption><thead><tr><th>A<th>B</thead><tr><td>1<br>x<td><p>2</p></table><p>after',
    expected: 'T\n\nA\tB\n1 x\t2\n\nafter',
  },
  {
    name: 'cells without a row, rows within a form',
    html: '<table><td>a<tr><td>b</td><td>c</td></tr><form><tr><td>d</td><td>e</td></tr></form></table>',
    expected: 'a\nb\tc\nd\te',
  },
  {
    name: 'quotations that browsers put marks around',
    html: '<p>He said <q>no</q>.</p><table><tr><td><q>yes</q></td></tr></table>',
    expected: 'He said “no”.\n\n“yes”',
  },
  {
    name: 'tables in tables are layout',
    html: '<table><tr><td><p>left</p></td><td><table><tr><td>a<td>b</table></td></tr></table>',
    expected: 'left\n\na\tb',
  },
  {
    name: 'what is not shown',
    html: '<p>a<span hidden>x</span><span style="color:red; display: none">y</span></p><template>z</template>',
    expected: 'a',
  },
  {
    name: 'scripts and styles',
    html: '<p>a</p><script>document.write("x")</script><style>p{}</style><noscript>n</noscript>',
    expected: 'a',
  },
  {
    name: 'svg and fields',
    html: '<p>a<svg><text>x</text></svg><input value=q><textarea>t</textarea></p>',
    expected: 'a',
  },
  { name: 'misnested and open tags', html: '<p>a<b>b<i>c</b>d</i><div>e', expected: 'abcd\n\ne' },
  { name: 'a stray bracket', html: '<p>1 < 2 and 3 > 2</p>', expected: '1 < 2 and 3 > 2' },
  {
    name: 'beginnings for old browsers',
    html: '<!doctype html><!--[if IE 7]><html class="ie7"><![endif]--><!--[if gt IE 8]><!--><html lang="en"><!--<![endif]--><head><title>T</title></head><body><p>a</p></body></html>',
    expected: 'a',
  },
  { name: 'a comment without an end', html: '<p>a</p><!-- b', expected: 'a' },
  { name: 'comments', html: '<p>a<!-- <p>x --></p><![CDATA[ b ]]>', expected: 'a' },
  {
    name: 'xhtml',
    html: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><a id="x"/><p>a<br/>b</p></body></html>',
    expected: 'a\nb',
  },
];
test.each(bodies)('text: $name', async ({ html, expected }) => {
  const { text } = await read(html);
  expect(text).toBe(expected);
});

test('an article is read without its surroundings, with its headline', async () => {
  const paragraphs = `<p>${trapWords}</p><h2>Then</h2><table><tr><td>1<td>2</table><figure><img src=x><figcaption>A quay</figcaption></figure>`;
  const page = await read(sampleArticle(paragraphs, '<title>No vessel left | The Paper</title>'));
  expect(
    page.text.startsWith(`No vessel left\n\n${trapWords}\n\nThen\n\n1\t2\n\nA quay\n\nThe harbour`),
  ).toBe(true);
  expect(page.text).not.toMatch(/Home|About us|Copyright/);
  expect(zonesOf(page)).toEqual([
    ['title', 'No vessel left'],
    ['heading', 'Then'],
    ['caption', 'A quay'],
  ]);
  expect(page.document).toMatchObject({ title: 'No vessel left', notes: [] });
  expect(page.document.extraction?.tool).toBe('@mozilla/readability');
});

test('a page without an article is read whole, and says so', async () => {
  const page = await read('<title>Notice</title><nav>Home</nav><p>Closed today.</p>');
  expect(page.text).toBe('Home\n\nClosed today.');
  expect(page.document.notes[0]).toMatch(/No article/);
  expect(page.document.extraction?.tool).toBe('linkedom');
  expect(page.document.title).toBe('Notice');
});

const heads: { name: string; head: string; attributes?: string; expected: object }[] = [
  {
    name: 'nothing stated',
    head: '',
    expected: { authors: [], publishedOn: null, language: null, url: null, publisher: null },
  },
  {
    name: 'everything stated',
    head: '<meta name="author" content="Jane Doe"><meta name="author" content="Joe Roe"><meta property="article:published_time" content="2024-05-03T23:30:00-05:00"><link rel="canonical" href="https://paper.example/a"><meta property="og:site_name" content=" The  Paper ">',
    attributes: 'lang="pt-BR"',
    expected: {
      authors: ['Jane Doe', 'Joe Roe'],
      publishedOn: { value: '2024-05-03', to: null, precision: 'day', basis: 'stated' },
      language: 'pt-BR',
      url: 'https://paper.example/a',
      publisher: 'The Paper',
    },
  },
  {
    name: 'linked data',
    head: '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"No vessel left","datePublished":"2023-11-02","author":{"name":"Ann Example"},"publisher":{"name":"Wire"}}</script>',
    expected: {
      authors: ['Ann Example'],
      publishedOn: { value: '2023-11-02', to: null, precision: 'day', basis: 'stated' },
    },
  },
  {
    name: 'what is no address, date or language',
    head: '<link rel=canonical href="javascript:alert(1)"><meta name=date content="yesterday"><meta name=author content="https://x.example/u">',
    attributes: 'lang="not a tag"',
    expected: { authors: [], publishedOn: null, language: null, url: null },
  },
  { name: 'a relative address', head: '<link rel=canonical href="/a">', expected: { url: null } },
];
test.each(heads)('head: $name', async ({ head, attributes, expected }) => {
  const { document } = await read(sampleArticle('', head, attributes));
  expect(document).toMatchObject(expected);
});

const russian = 'Представитель министерства сообщил о взрыве на станции.';
const koi8 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const upper = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
    return upper.includes(sign) ? 0xc0 + upper.indexOf(sign) : sign.charCodeAt(0);
  });
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const encodings: { name: string; bytes: Uint8Array; text: string; encoding: string }[] = [
  {
    name: 'meta charset',
    bytes: koi8(`<meta charset=KOI8-R><p>${russian}`),
    text: russian,
    encoding: 'koi8-r',
  },
  {
    name: 'http-equiv',
    bytes: latin(
      '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>Br\xfccke \x93q\x94',
    ),
    text: 'Brücke “q”',
    encoding: 'windows-1252',
  },
  {
    name: 'xml declaration',
    bytes: latin('<?xml version="1.0" encoding="iso-8859-15"?><html><body><p>10 \xa4</p></body></html>'),
    text: '10 €',
    encoding: 'iso-8859-15',
  },
  {
    name: 'a mark beats the statement',
    bytes: strToU8('\ufeff<meta charset=koi8-r><p>Brücke'),
    text: 'Brücke',
    encoding: 'utf-8-bom',
  },
  {
    name: 'UTF-8 stated where it is none',
    bytes: latin('<meta charset=utf-8><p>Eine Br\xfccke f\xfchrt \xfcber den Flu\xdf, sagte der Kapit\xe4n.'),
    text: 'Eine Brücke führt über den Fluß, sagte der Kapitän.',
    encoding: 'windows-1252',
  },
  {
    name: 'an unknown statement',
    bytes: strToU8('<meta charset=klingon><p>Brücke'),
    text: 'Brücke',
    encoding: 'utf-8',
  },
  {
    name: 'a statement in a comment',
    bytes: strToU8('<!-- <meta charset=koi8-r> --><p>Brücke'),
    text: 'Brücke',
    encoding: 'utf-8',
  },
];
test.each(encodings)('encoding: $name', async ({ bytes, text, encoding }) => {
  const page = await read(bytes);
  expect([page.text, page.encoding]).toEqual([text, encoding]);
});

test('scripts never run', async () => {
  await read(
    '<body onload="globalThis.ran=1"><p>a</p><script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1">',
  );
  expect(globalThis).not.toHaveProperty('ran');
});

const monsters: { name: string; html: string }[] = [
  { name: 'deep blocks', html: `${'<div>'.repeat(12_000)}x` },
  { name: 'deep inline elements', html: `${'<b>'.repeat(12_000)}x` },
  { name: 'deep tables', html: `${'<table><tr><td>'.repeat(400)}x` },
  { name: 'many paragraphs', html: '<p>x'.repeat(30_000) },
  { name: 'many items', html: `<ol>${'<li>x'.repeat(40_000)}</ol>` },
  { name: 'many rows', html: `<table>${'<tr><td>x<td>y'.repeat(15_000)}</table>` },
  { name: 'stray brackets', html: '<'.repeat(200_000) },
  { name: 'comments without an end', html: '<!--'.repeat(200_000) },
  { name: 'tags without an end', html: '<a '.repeat(200_000) },
  { name: 'many attributes', html: `<p ${'a="b" '.repeat(100_000)}>x` },
  { name: 'long blanks', html: `<p>a${' '.repeat(500_000)}b<pre>${' \n'.repeat(300_000)}c` },
];
test.each(monsters)(
  'ends soon with a text or a message: $name',
  async ({ html }) => {
    const started = performance.now();
    await read(html).catch((error: unknown) => expect(String(error)).toMatch(/Error: [A-Z].*\.$/));
    // Seconds on an idle machine; what grows with the square of its length takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  },
  60_000,
);

test('under the name of a text it stays the source of a page', async () => {
  await expect(read('<!doctype html><p>x', 'page.txt')).rejects.toThrow('raw text');
  expect((await read('<!doctype html><p>x', 'page.php')).text).toBe('x');
});
