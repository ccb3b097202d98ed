// The character maps that PDF files refer to by name (Chinese, Japanese and Korean fonts), as files of the app.

/** The bytes of a map such as `UniGB-UCS2-H.bcmap`, from where build/build.mjs put it. Rejects when there is none of that name. */
export async function readCharacterMap(fileName: string): Promise<Uint8Array> {
  const response = await fetch(`/character-maps/${encodeURIComponent(fileName)}`);
  if (!response.ok) throw new Error(`The character map ${fileName} could not be read.`);
  return new Uint8Array(await response.arrayBuffer());
}
