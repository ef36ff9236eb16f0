import { Button } from '@mui/material';
import { useRef } from 'react';

/** A button that asks for files from this computer. The field itself is hidden: a label that plays a button is neither to whoever listens. */
export const FileButton = ({ label, accept, several = false, onFiles }: { label: string; accept: string; several?: boolean; onFiles: (files: File[]) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="outlined" onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} hidden type="file" accept={accept} multiple={several} aria-label={label} onChange={(picked) => { onFiles([...(picked.target.files ?? [])]); picked.target.value = ''; }} />
    </>
  );
};
