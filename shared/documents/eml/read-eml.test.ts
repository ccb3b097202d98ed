import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readSample, zonesOf } from '../read-sample.test-support.ts';
import { trapWords } from '../sample-documents.test-support.ts';

const options = {
  decoders: (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true }),
};
const read = (mail: string) => readSample('a.eml', strToU8(mail.replaceAll('\n', '\r\n')), options);
const head =
  'From: =?utf-8?Q?J=C3=B6rg?= <j@x.example>\nTo: a@x.example, "B, C" <b@x.example>\nDate: Fri, 3 May 2024 23:30:00 -0500\nSubject: =?utf-8?B?2YLYp9mE?=\n';
const shown =
  'From: Jörg <j@x.example>\nTo: a@x.example, B, C <b@x.example>\nDate: Fri, 3 May 2024 23:30:00 -0500\nSubject: قال';

test('header as lines and as fields, text as it is', async () => {
  const mail = await read(
    `${head}Content-Language: de\nContent-Type: text/plain; charset=utf-8\n\n${trapWords}\n\n> quoted\n  indented\n`,
  );
  expect(mail.text).toBe(`${shown}\n\n${trapWords}\n\n> quoted\n  indented`);
  expect(zonesOf(mail)).toEqual([['front-matter', shown]]);
  expect(mail.encoding).toBeNull();
  expect(mail.document).toMatchObject({
    title: 'قال',
    authors: ['Jörg'],
    publishedOn: { value: '2024-05-03', to: null, precision: 'day', basis: 'stated' },
    language: 'de',
    mediaType: 'message/rfc822',
  });
});

const bodies: { name: string; rest: string; expected: string }[] = [
  {
    name: 'text is preferred to HTML',
    rest: 'Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n',
    expected: 'plain',
  },
  {
    name: 'HTML alone',
    rest: 'Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>one<p>two<script>x</script>',
    expected: 'one\n\ntwo',
  },
  {
    name: 'quoted-printable',
    rest: 'Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nBr=FCcke =\ngoes on\n',
    expected: 'Brücke goes on',
  },
  {
    name: 'paragraphs broken on the way, depth by depth',
    rest: 'Content-Type: text/plain; charset=utf-8;\n format=flowed\n\n> quoted line \n> flows on\n>\n>> deeper \n> again \n normal \nflow format=flowed\n-- \nAda \n',
    expected: '> quoted line flows on\n>\n>> deeper \n> again \nnormal flow format=flowed\n-- \nAda',
  },
  {
    name: 'blanks that were added on the way',
    rest: 'Content-Type: text/plain; format=flowed; delsp=yes\n\ninter \nnational  \nlaw\n',
    expected: 'international law',
  },
  {
    name: 'the signs of Windows-1252',
    rest: 'Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n=935 =80=94 =96 ok\n',
    expected: '“5 €” – ok',
  },
  {
    name: 'base64',
    rest: 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nQnLDvGNrZQ==\n',
    expected: 'Brücke',
  },
];
test.each(bodies)('$name', async ({ rest, expected }) => {
  expect((await read(head + rest)).text).toBe(`${shown}\n\n${expected}`);
});

test.each([
  {
    encoding: 'windows-1252',
    bytes: [0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x64, 0xe9, 0x6a, 0xe0, 0x94],
    expected: 'café “déjà”',
  },
  { encoding: 'utf-8', bytes: [0x63, 0x61, 0x66, 0xc3, 0xa9], expected: 'café' },
])('a mail that states no encoding, in $encoding', async ({ bytes, expected }) => {
  const mail = new Uint8Array([...strToU8('From: a@x.example\r\nSubject: Menu\r\n\r\n'), ...bytes]);
  const { text } = await readSample('a.eml', mail, options);
  expect(text).toBe(`From: a@x.example\nSubject: Menu\n\n${expected}`);
});

test('attachments are named, not lost silently; pictures within the text are part of it', async () => {
  const part = (type: string, more: string) => `--b\nContent-Type: ${type}\n${more}\n\n${'x'.repeat(3000)}\n`;
  const mail = await read(
    `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n${part('application/pdf', 'Content-Disposition: attachment; filename="report.pdf"')}${part('image/png', 'Content-Disposition: attachment')}--b--\n`,
  );
  expect(mail.document.notes).toEqual([
    'Attachments not in the text: report.pdf (application/pdf, 3 KB); without a name (image/png, 3 KB).',
  ]);
});

test('what is no mail is refused', async () => {
  await expect(read('Just words: in two\nlines')).rejects.toThrow(/not a mail/);
  await expect(read('Subject:\nFrom:\n\n')).rejects.toThrow(/empty/);
});
