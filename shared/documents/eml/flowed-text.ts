// Text whose paragraphs were broken into lines for the way (RFC 3676), put together again: lines of one depth of quoting.
// postal-mime joins them whatever their depth, and leaves the signs of quoting within.
import { strFromU8, strToU8 } from 'fflate';

/** Stands for "flowed" while postal-mime reads: it must take the text for one that was not broken. */
const veiled = 'FLOWe0';

export interface VeiledMail {
  readonly bytes: Uint8Array;
  readonly isFlowed: boolean;
  /** Whether the blank at which a line was broken is none of the text's. */
  readonly deletesBlanks: boolean;
}

/** The mail with its texts stated as they are broken. */
export function veilFlowed(bytes: Uint8Array): VeiledMail {
  const mail = strFromU8(bytes, true);
  let isFlowed = false;
  let deletesBlanks = false;
  const changed = mail.replace(/^content-type:[^\n]*(?:\n[ \t][^\n]*)*/gim, (header) =>
    header.replace(/(\bformat\s*=\s*"?)flowed\b/i, (_, before: string) => {
      isFlowed = true;
      deletesBlanks ||= /\bdelsp\s*=\s*"?yes\b/i.test(header);
      return before + veiled;
    }),
  );
  return isFlowed
    ? { bytes: strToU8(changed, true), isFlowed, deletesBlanks }
    : { bytes, isFlowed, deletesBlanks };
}

/** The paragraphs of a text of such a mail. */
export function unflowed(text: string, deletesBlanks: boolean): string {
  const paragraphs: string[] = [];
  // The paragraph that goes on in the next line, and its depth; -1 for none.
  let begun = '';
  let begunDepth = -1;
  const close = () => {
    if (begunDepth >= 0) paragraphs.push(quoted(begunDepth, begun));
    begun = '';
    begunDepth = -1;
  };
  for (const line of text.replaceAll(veiled, 'flowed').split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    // A blank at the beginning was put there so that nothing is taken for a sign of quoting.
    const words = line.slice(depth).replace(/^ /, '');
    const isSignature = words === '-- ';
    if (depth !== begunDepth || isSignature) close();
    begun += words;
    begunDepth = depth;
    if (isSignature || !words.endsWith(' ')) close();
    else if (deletesBlanks) begun = begun.slice(0, -1);
  }
  close();
  return paragraphs.join('\n');
}

function quoted(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)}${text === '' ? '' : ` ${text}`}`;
}
