import { Checkbox, FormControlLabel, FormGroup, FormHelperText, FormLabel } from '@mui/material';
import { useWords } from '../../i18n/words.ts';
import type { Incident } from '../incident.ts';
import { usePackOf } from '../usePackOf.ts';

/** What makes it worse at once, as the rules of the case have it: nothing is asked where they know of nothing. */
export const SignsChoice = ({ label, value, onChange, error, category, record }: { label: string; value: string[]; onChange: (codes: string[]) => void; error?: string | undefined; category: string | null | undefined; record: Incident | undefined }) => {
  const { word, named } = useWords();
  const pack = usePackOf(record);
  const found = pack?.categories.find(({ code }) => code === category);
  const mediates = found && pack?.profiles[found.profile]?.mediationRungs !== undefined;
  const offered = [...(found?.raise ? [{ code: 'worse', label: named(found.raise.when) }] : []), ...(mediates ? pack!.terms.mediation.redWhenAny.map((code) => ({ code, label: word('sign', code) })) : [])];
  if (offered.length === 0) return null;
  return (
    <FormGroup>
      <FormLabel component="p">{label}</FormLabel>
      {offered.map((sign) => (
        <FormControlLabel key={sign.code} label={sign.label} control={<Checkbox checked={value.includes(sign.code)} onChange={(_, on) => onChange(on ? [...value, sign.code] : value.filter((one) => one !== sign.code))} />} />
      ))}
      {error ? <FormHelperText error>{error}</FormHelperText> : null}
    </FormGroup>
  );
};
