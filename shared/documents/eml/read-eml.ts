// A mail as postal-mime reads it: its header as lines, then its text; attachments are named, not read.
import { strFromU8, strToU8 } from 'fflate';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { type Decoders, decodeText, isRefusal } from '../../raw-texts/decode-text.ts';
import { inspectUtf8 } from '../../raw-texts/inspect-utf8.ts';
import { withoutUndefined } from '../../raw-texts/windows-1252.ts';
import { statedAuthors, statedLanguage, statedTitle } from '../document-facts.ts';
import { DocumentRefusal, type ExtractedDocument, type ExtractOptions } from '../extractor.ts';
import { parsePage } from '../html/dom.ts';
import { addPageText } from '../html/page-text.ts';
import { trimEndBlanks } from '../inline-text.ts';
import { dateFromIso, dateFromMail } from '../stated-date.ts';
import { TextBuilder } from '../text-builder.ts';
import { unflowed, veilFlowed } from './flowed-text.ts';

export const postalMime = { tool: 'postal-mime', version: '4.0.0' };

/** Attachments that notes name one by one. */
const mostNamed = 50;

/** Reads an .eml file. */
export async function readEml(bytes: Uint8Array, { decoders }: ExtractOptions): Promise<ExtractedDocument> {
  const veiled = veilFlowed(inUtf8(bytes, decoders));
  const mail = withWindowsSigns(await parse(veiled.bytes), decoders);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const builder = new TextBuilder();
  builder.add(headLines(mail, header('date')).join('\n'), { kind: 'front-matter' });
  const lines = mail.text?.replace(/\r\n?/g, '\n') ?? '';
  const plain = trimEndBlanks(veiled.isFlowed ? unflowed(lines, veiled.deletesBlanks) : lines);
  if (/\S/u.test(plain)) builder.add(plain.replace(/^\n+/, ''));
  else if (mail.html) addPageText(parsePage(mail.html, false).body, builder);
  const { text, zones } = builder.finish();
  if (text === '') throw new DocumentRefusal('This mail is empty; there is nothing to read.');
  return {
    text,
    title: statedTitle(mail.subject),
    authors: statedAuthors(mail.from ? [named(mail.from)] : []),
    publishedOn: dateFromMail(header('date')) ?? dateFromIso(mail.date),
    language: statedLanguage(header('content-language')),
    url: null,
    publisher: null,
    zones,
    notes: attachmentNotes(mail),
    encoding: null,
    ...postalMime,
  };
}

/**
 * A mail with bytes above 127 that states no encoding anywhere is read as UTF-8 by postal-mime; where it is in an older
 * one, that is recognised as for a text.
 */
function inUtf8(bytes: Uint8Array, decoders: Decoders): Uint8Array {
  if (inspectUtf8(bytes).invalid === 0) return bytes;
  if (/charset\*?\d*\*?\s*=/i.test(strFromU8(bytes, true))) return bytes;
  const decoded = decodeText(bytes, null, decoders);
  return isRefusal(decoded) ? bytes : strToU8(decoded.text);
}

/**
 * postal-mime decodes by the platform, and Node 20 reads Windows-1252 as ISO 8859-1: quotes, dashes and € become control
 * characters, which no mail has. They are put right there.
 */
function withWindowsSigns(mail: Email, decoders: Decoders): Email {
  if (decoders('windows-1252', false).decode(Uint8Array.of(0x80)) === '€') return mail;
  const right = <Value>(value: Value): Value => {
    if (typeof value === 'string') return withoutUndefined(value, 'windows-1252') as Value;
    if (Array.isArray(value)) return value.map(right) as Value;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (value instanceof ArrayBuffer) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, right(each)])) as Value;
  };
  return right(mail);
}

async function parse(bytes: Uint8Array): Promise<Email> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes);
  } catch (error) {
    throw new DocumentRefusal('This mail is broken and cannot be read.', { cause: error });
  }
  const isMail = mail.headers.some(({ key }) =>
    /^(from|to|date|subject|received|message-id|content-type)$/.test(key),
  );
  if (!isMail)
    throw new DocumentRefusal('This file has no mail header: it is not a mail, whatever its name says.');
  return mail;
}

/** The header as mail programs show it, the date as it was written. */
function headLines({ from, to, cc, subject }: Email, date: string | undefined): string[] {
  const lines: (readonly [string, string | undefined])[] = [
    ['From', from && inFull(from)],
    ['To', to?.map(inFull).join(', ')],
    ['Cc', cc?.map(inFull).join(', ')],
    ['Date', date],
    ['Subject', subject],
  ];
  return lines.flatMap(([name, value]) =>
    value ? [`${name}: ${value.replace(/[\r\n]+[ \t]*/g, ' ')}`] : [],
  );
}

function inFull(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(inFull).join(', ')};`;
  if (address.name === '') return address.address ?? '';
  return address.address ? `${address.name} <${address.address}>` : address.name;
}

function named(address: Address): string {
  return address.name || (address.address ?? '');
}

function attachmentNotes({ attachments }: Email): string[] {
  const apart = attachments.filter(({ related }) => !related);
  if (apart.length === 0) return [];
  const names = apart.slice(0, mostNamed).map(({ filename, mimeType, content }) => {
    const size = typeof content === 'string' ? content.length : content.byteLength;
    return `${filename ?? 'without a name'} (${mimeType}, ${Math.max(1, Math.round(size / 1024))} KB)`;
  });
  if (apart.length > mostNamed) names.push(`and ${apart.length - mostNamed} more`);
  return [`${apart.length === 1 ? 'Attachment' : 'Attachments'} not in the text: ${names.join('; ')}.`];
}
