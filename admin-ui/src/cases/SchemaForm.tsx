import { Box } from '@mui/material';
import { SchemaField } from './SchemaField.tsx';
import type { Answers } from './useAnswers.ts';

/** One field a question. */
export const SchemaForm = ({ form }: { form: Answers }) => (
  <>
    {form.questions.map((question) => (
      <Box key={question.name} data-question={question.name} sx={{ pt: 0.5 }}>
        <SchemaField question={question} form={form} />
      </Box>
    ))}
  </>
);
