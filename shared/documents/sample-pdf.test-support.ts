// Writes small PDF files for tests: pages of lines in Helvetica, uncompressed, as the oldest programs wrote them.

export interface SamplePdf {
  /** Lines of each page; a page without lines is a picture to whoever reads it. */
  readonly pages: readonly (readonly SampleLine[])[];
  readonly info?: Readonly<Record<string, string>>;
  /** Dictionary of a font other than Helvetica. */
  readonly font?: string;
  /** Put into the trailer, as an `/Encrypt` that nothing can open. */
  readonly trailer?: string;
}

/** Text in Windows-1252 at a place in points from the lower left; size 11 when left out. */
export interface SampleLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** The string as PDF writes it, with its brackets, instead of `text`. */
  readonly raw?: string;
}

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** The file's bytes. */
export function samplePdf({ pages, info = {}, font = helvetica, trailer = '' }: SamplePdf): Uint8Array {
  const parts: string[] = ['%PDF-1.4\n'];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const object = (body: string) => {
    offsets.push(length);
    const part = `${offsets.length} 0 obj\n${body}\nendobj\n`;
    length += part.length;
    parts.push(part);
  };
  const first = 5;
  object('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  object(font);
  object(
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  for (const [index, lines] of pages.entries()) {
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * index + 1} 0 R >>`,
    );
    const content = lines.map(
      ({ text, x, y, size = 11, raw }) =>
        `BT /F1 ${size} Tf ${x} ${y} Td ${raw ?? `(${escaped(text)})`} Tj ET`,
    );
    const stream = content.join('\n');
    object(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  parts.push(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`, ...entries);
  parts.push(
    `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Uint8Array.from(parts.join(''), (character) => character.charCodeAt(0));
}

/** Prose of so many pages, 40 lines each; page n begins with "Page n". */
export function longPdf(pageCount: number): Uint8Array {
  const words =
    'the harbour master reported that no vessel had left the northern quay before dawn on that day';
  const pages = Array.from({ length: pageCount }, (_, page) =>
    Array.from({ length: 40 }, (__, line) => ({
      text: line === 0 ? `Page ${page + 1}` : `${line}: ${words}`,
      x: 60,
      y: 790 - 18 * line,
    })),
  );
  return samplePdf({ pages });
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

/** A Chinese font that is not in the file: its letters are known only by a character map that readers bring along. */
export const chineseFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>';
