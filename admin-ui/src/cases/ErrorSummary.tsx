import { Alert, Box, Link } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { focusOn, type Answers } from './useAnswers.ts';

/** All complaints about a form in one place, each a way to its field. */
export const ErrorSummary = ({ form }: { form: Answers }) => {
  const { t } = useWords();
  const wrong = Object.entries(form.errors);
  if (wrong.length === 0) return null;
  const labelOf = (name: string) => {
    const question = form.questions.find((one) => one.name === name);
    return question ? form.labelOf(question) : name;
  };
  return (
    <Alert severity="error" variant="outlined" role="alert">
      {t('dialog.summary', { count: wrong.length })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {wrong.map(([name, message]) => (
          <li key={name}>
            <Link component="button" type="button" onClick={() => focusOn(name)} sx={{ textAlign: 'start', verticalAlign: 'baseline' }}>{labelOf(name)}</Link>：{message}
          </li>
        ))}
      </Box>
    </Alert>
  );
};
