// The page's entry.
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { startApp } from './start/start-app.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
void startApp();
