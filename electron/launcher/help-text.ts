// What --help prints.
import { defaultPort } from '../loopback/default-port.ts';

export const helpText = `Usage: npm start -- [options] [folder or files…]

Opens the workbench: in Electron where its binary is on disk, otherwise in an installed Chromium, Chrome or Edge.
A folder opens (or makes) the corpus of that name and imports what is new in it: .txt, .md, documents (.pdf, .docx,
.odt, .epub, .html, .eml) and .glossator.json, hidden files left out. Without arguments the corpus used last is opened.

  --corpus NAME      open or make the corpus of this name instead
  --serve            open no window; print a one-time address (Enter prints another) and run until stopped
  --port N           port on 127.0.0.1, ${defaultPort} by default; another port has a corpus store of its own
  --data DIR         folder for the app window's profile, settings and backups; with --serve the corpus itself
                     lies in the visitor's browser and only settings and backups move
  --shell NAME       electron or browser
  --no-sandbox       run the window without Chromium's sandbox (needed, and only then sensible, as root)
  -h, --help         show this

A second start hands its files to the running one.

Exit codes: 0 ended as asked · 1 unexpected error · 2 wrong arguments · 3 port taken by another program
4 a file or folder cannot be read · 5 installing or building failed · 6 the shell asked for is not there
7 the data folder cannot be written
`;
