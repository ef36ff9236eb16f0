import { Box, Button } from '@mui/material';
import { useRef } from 'react';

interface Props {
  label: string;
  accept: string;
  several?: boolean;
  /** For whom or what, where many such buttons stand below each other: heard, not seen. */
  about?: string;
  small?: boolean;
  busy?: boolean;
  onFiles: (files: File[]) => void;
}

const heard = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** A button that asks for files from this computer. The field itself is hidden: a label that plays a button is neither to whoever listens. */
export const FileButton = ({ label, accept, several = false, about, small = false, busy = false, onFiles }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={small ? 'text' : 'outlined'} size={small ? 'small' : 'medium'} disabled={busy} onClick={() => input.current?.click()}>
        {label}{about ? <Box component="span" sx={heard}>&nbsp;{about}</Box> : null}
      </Button>
      <input ref={input} hidden type="file" accept={accept} multiple={several} aria-label={about ? `${label} ${about}` : label} onChange={(picked) => { onFiles([...(picked.target.files ?? [])]); picked.target.value = ''; }} />
    </>
  );
};
