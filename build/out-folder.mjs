// Where the repository lies and where its build goes; GLOSSATOR_OUT names another out folder.
import { resolve } from 'node:path';

/** The repository's root folder. */
export const repository = resolve(import.meta.dirname, '..');

/** The folder the build writes to, absolute. */
export const outFolder = resolve(repository, process.env.GLOSSATOR_OUT ?? 'out');
