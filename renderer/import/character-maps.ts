// The character maps that PDF files refer to by name (Chinese, Japanese and Korean fonts), as files of the app.

/** Only what is asked for is fetched, from the app itself. */
const addresses = import.meta.glob<string>('/../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The bytes of a map such as `UniGB-UCS2-H.bcmap`. Rejects when there is none of that name. */
export async function readCharacterMap(fileName: string): Promise<Uint8Array> {
  const found = Object.entries(addresses).find(([path]) => path.endsWith(`/${fileName}`));
  if (!found) throw new Error(`There is no character map ${fileName}.`);
  const response = await fetch(found[1]);
  if (!response.ok) throw new Error(`The character map ${fileName} could not be read.`);
  return new Uint8Array(await response.arrayBuffer());
}
