// Where menus are put: into the dialog in front, since everything beside a modal dialog is inert. Null: the body.
import { createContext } from 'react';

export const FloatingContainer = createContext<HTMLElement | null>(null);
