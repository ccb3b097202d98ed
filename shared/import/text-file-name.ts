// Which files of a folder are opened: the same ones whoever walks it, the platform or the page.

const textName = /\.(txt|md|glossator\.json)$/i;

/** Whether a file of a folder is looked into. One named by itself is, whatever it is called. */
export function isTextFileName(name: string): boolean {
  return textName.test(name);
}
