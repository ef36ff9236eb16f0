import Copy from '@mui/icons-material/ContentCopyOutlined';
import Done from '@mui/icons-material/Check';
import { IconButton, Tooltip } from '@mui/material';
import { useState, type MouseEvent } from 'react';
import { useWords } from '../i18n/words.ts';

/** The number of a case into the clipboard, for the phone call that follows. */
export const CopyNumber = ({ number }: { number: string }) => {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const said = t(copied ? 'listTools.copied' : 'listTools.copy', { number });
  const copy = async (pressed: MouseEvent) => {
    pressed.stopPropagation();
    pressed.preventDefault();
    if (!(await put(number))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Tooltip title={said}>
      <IconButton size="small" aria-label={said} onClick={copy} sx={{ p: 0.5, ml: 0.25 }}>
        {copied ? <Done sx={{ fontSize: '1rem' }} /> : <Copy sx={{ fontSize: '1rem' }} />}
      </IconButton>
    </Tooltip>
  );
};

/** Inside an office the desk may be on plain http, where the new clipboard is missing. */
async function put(text: string): Promise<boolean> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('readonly', '');
  box.style.position = 'fixed';
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  return done;
}
