import { Box } from '@mui/material';
import type { Incident } from './incident.ts';
import { SchemaField } from './SchemaField.tsx';
import type { Answers } from './useAnswers.ts';

/** One field a question; of a case, the choices are those of its own rules. */
export const SchemaForm = ({ form, record }: { form: Answers; record?: Incident }) => (
  <>
    {form.questions.map((question) => (
      <Box key={question.name} data-question={question.name} sx={{ pt: 1 }}>
        <SchemaField question={question} form={form} record={record} />
      </Box>
    ))}
  </>
);
