import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import { keepShell } from './live/keep-shell.ts';
import { Routes } from './routes.tsx';
import { applyTheme, keptTheme } from './session/useTheme.ts';

applyTheme(keptTheme());
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Routes />
  </StrictMode>,
);
if (import.meta.env.PROD) keepShell();
