// How well a command fits what was typed into the palette: by its words, never by letters strewn over them.

/**
 * From 0 (not meant) to 1. Each word that was typed must begin a word of the label or of what else the command is known
 * by; the whole of it within the label counts most, at its beginning most of all.
 */
export function matchCommand(typed: string, label: string, others: readonly string[]): number {
  const wanted = plain(typed);
  const name = plain(label);
  if (wanted === '' || name === wanted) return 1;
  if (name.startsWith(wanted)) return 0.9;
  if (` ${name}`.includes(` ${wanted}`)) return 0.8;
  if (others.some((other) => plain(other) === wanted)) return 0.7;
  if (hasAll(name, wanted)) return 0.6;
  if (hasAll(plain([label, ...others].join(' ')), wanted)) return 0.4;
  return name.includes(wanted) ? 0.2 : 0;
}

function hasAll(text: string, wanted: string): boolean {
  return wanted.split(' ').every((word) => ` ${text}`.includes(` ${word}`));
}

/** Lower-case words with one blank between them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
