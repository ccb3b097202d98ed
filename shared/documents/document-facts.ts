// What documents state about themselves, cleaned of blanks and of what software fills in by itself.

const maxName = 200;

/** One line without blanks at its ends, at most 200 units; null when nothing is left. */
export function oneLine(stated: string | null | undefined): string | null {
  const clean = (stated ?? '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return null;
  return clean.length <= maxName ? clean : `${clean.slice(0, maxName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A title that somebody wrote; null for file names and what programs put there. */
export function statedTitle(title: string | null | undefined): string | null {
  const clean = oneLine(title);
  const isMade =
    clean === null ||
    /^(untitled|unnamed|document\s*\d*|slide 1|powerpoint presentation|title)$/i.test(clean) ||
    /^microsoft (word|powerpoint|excel) - /i.test(clean) ||
    /^\S+\.(docx?|rtf|pdf|indd|qxd|tex|dvi|html?|odt|pptx?|xlsx?)$/i.test(clean);
  return isMade ? null : clean;
}

/** Authors, each once, in the order given; names in one field are parted at semicolons. */
export function statedAuthors(names: readonly (string | null | undefined)[]): string[] {
  const clean = names.flatMap((name) => (name ?? '').split(';')).map(oneLine);
  return [...new Set(clean.filter((name) => name !== null))].filter(
    (name) => !/^(unknown|author|admin(istrator)?|user|owner|anonymous|https?:.*)$/i.test(name),
  );
}

/** A language tag such as `ar` or `pt-BR`; null for anything that is none. */
export function statedLanguage(tag: string | null | undefined): string | null {
  const clean = (tag ?? '').trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(clean) && !/^(und|zxx|x-none)/i.test(clean) ? clean : null;
}

/** An address of http or https; null for others and for relative ones. */
export function statedUrl(address: string | null | undefined): string | null {
  const clean = (address ?? '').trim();
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(clean) && clean.length <= 2_000 ? clean : null;
}
