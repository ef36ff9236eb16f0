/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './App.tsx';
import { applySettings, readSettings } from './phone/settings.ts';

applySettings(readSettings());
const root = document.getElementById('page');
if (root) render(<App />, root);
