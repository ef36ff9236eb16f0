/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useWords } from '../language.ts';
import { codeIn } from './label.ts';

interface Detector {
  detect: (picture: ImageBitmap) => Promise<{ rawValue: string }[]>;
}
const detectorOf = (): (new (how: { formats: string[] }) => Detector) | undefined => (globalThis as { BarcodeDetector?: new (how: { formats: string[] }) => Detector }).BarcodeDetector;

/** Reads the label of a point from a picture; where the browser cannot, the phone's own camera opens the label's address, which is this app. */
export const QrReader = ({ onRead }: { onRead: (code: string) => void }) => {
  const { words } = useWords();
  const [told, tell] = useState('');
  const Detector = detectorOf();
  if (!Detector) return <p class="hint">{words.patrol.scanOutside}</p>;
  const read = async (file: File | undefined) => {
    if (!file) return;
    tell(words.photo.busy);
    try {
      const [first] = await new Detector({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
      const code = first && codeIn(first.rawValue);
      if (code) return onRead(code);
      tell(words.patrol.noCode);
    } catch {
      tell(words.patrol.noCode);
    }
  };
  return (
    <div class="stack">
      <label class="button">
        {words.patrol.scan}
        <input type="file" accept="image/*" capture="environment" onChange={(chose) => void read(chose.currentTarget.files?.[0])} />
      </label>
      <p class="hint" role="status">{told}</p>
    </div>
  );
};
