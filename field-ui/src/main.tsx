/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './App.tsx';
import { applySettings, readSettings } from './phone/settings.ts';

// Codes that were printed before the card moved to the residents' page.
if (location.hash.startsWith('#/card/')) location.replace(`/r/${location.hash}`);
applySettings(readSettings());
const root = document.getElementById('page');
if (root) render(<App />, root);
