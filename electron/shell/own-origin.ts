// The only origin the shell loads and listens to.
export const ownScheme = 'app';
export const ownOrigin = `${ownScheme}://glossator`;

/** Whether an address lies in our origin. Not by `URL.origin`: in Node that is "null" for a scheme of one's own. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === ownOrigin;
}
