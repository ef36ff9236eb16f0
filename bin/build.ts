import { buildPages } from './pages.ts';

buildPages((line) => console.log(`gewu: ${line}`)).catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exitCode = 1;
});
