import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCatalogue } from './catalogue.ts';
import { BudgetField } from './choices/BudgetField.tsx';
import { CategoryChoice } from './choices/CategoryChoice.tsx';
import { CodeChoice } from './choices/CodeChoice.tsx';
import { EvidenceField } from './choices/EvidenceField.tsx';
import { GridChoice } from './choices/GridChoice.tsx';
import { ListedField } from './choices/ListedField.tsx';
import { PersonChoice } from './choices/PersonChoice.tsx';
import { PlaceField } from './choices/PlaceField.tsx';
import { SignsChoice } from './choices/SignsChoice.tsx';
import { StepChoice } from './choices/StepChoice.tsx';
import { UnitChoice, UnitsChoice } from './choices/UnitChoice.tsx';
import { YesNoField } from './choices/YesNoField.tsx';
import type { Incident } from './incident.ts';
import { ResultChoice } from './choices/ResultChoice.tsx';
import type { Question } from './schema.ts';
import type { Answers } from './useAnswers.ts';

/** The way to answer one question, by what the schema says it is. */
export const SchemaField = ({ question, form, record }: { question: Question; form: Answers; record: Incident | undefined }) => {
  const t = useTranslate();
  const { name, shape, required, many, choices, schema } = question;
  const { reasons, categories } = useCatalogue();
  /** What the trade says of photos of such a matter; none are ever forced. */
  const policyOf = (of: Incident | undefined) => categories.find(({ code }) => code === of?.category);
  const answer = form.values[name];
  const label = required ? form.labelOf(question) : t('dialog.optional', { label: form.labelOf(question) });
  const text = typeof answer === 'string' ? answer : '';
  const list = Array.isArray(answer) ? answer : [];
  const common = { label, required, error: form.errors[name], onChange: (chosen: string) => form.set(name, chosen) };

  if (shape === 'unit' && many) return <UnitsChoice label={label} error={form.errors[name]} value={list} onChange={(ids) => form.set(name, ids)} />;
  if (shape === 'sign') return <SignsChoice label={label} error={form.errors[name]} value={list} onChange={(codes) => form.set(name, codes)} category={typeof form.values['category'] === 'string' ? form.values['category'] : record?.category} record={record} />;
  if (shape === 'step') return <StepChoice {...common} value={text} record={record} />;
  if (many && shape !== 'file') return <ListedField label={label} required={required} error={form.errors[name]} value={list} onChange={(lines) => form.set(name, lines)} />;
  if (shape === 'unit') return <UnitChoice {...common} value={text} record={name === 'lead' ? record : undefined} />;
  if (shape === 'person') return <PersonChoice {...common} value={text} unit={unitBeside(form)} />;
  if (shape === 'area') return <GridChoice {...common} value={text} {...(record ? { address: record.address ?? '', suggestOnly: true } : placeBeside(form))} />;
  if (shape === 'category') return <CategoryChoice {...common} value={text} />;
  if (shape === 'choice') return <CodeChoice {...common} value={text} codes={choices} family={name} />;
  if (shape === 'reason') return <CodeChoice {...common} value={text} offered={reasons[schema['x-list'] ?? ''] ?? []} />;
  if (shape === 'result') return <ResultChoice {...common} value={text} record={record} />;
  if (shape === 'file') return <EvidenceField label={label} policy={policyOf(record)} hashes={list} form={form} name={name} most={schema.maxItems ?? 12} />;
  // Both parties are asked where a dispute is mediated, and nowhere else.
  if (name === 'consent' && !record?.mediation && !form.questions.some((other) => other.name === 'parties')) return null;
  if (shape === 'yesNo') return <YesNoField {...common} label={form.labelOf(question)} value={answer} onChange={(said) => form.set(name, said)} />;
  if (shape === 'budget') return <BudgetField {...common} value={text} />;
  if (shape === 'place') return <PlaceField label={label} value={answer} onChange={(place) => form.set(name, place)} error={form.errors[name]} />;
  return (
    <TextField
      fullWidth
      label={label}
      value={text}
      required={required}
      error={Boolean(form.errors[name])}
      helperText={form.errors[name]}
      multiline={shape === 'text'}
      minRows={shape === 'text' ? 3 : undefined}
      type={shape === 'date' ? 'date' : shape === 'instant' ? 'datetime-local' : shape === 'number' ? 'number' : 'text'}
      onChange={(typed) => form.set(name, typed.target.value)}
      slotProps={{ htmlInput: { maxLength: schema.maxLength }, ...(shape === 'date' || shape === 'instant' ? { inputLabel: { shrink: true } } : {}) }}
    />
  );
};

/** Where the grid is to be found: the address or point of the same form. */
function placeBeside(form: Answers): { address?: string; point?: { lng: string; lat: string } } {
  const { address, location } = form.values;
  return { ...(typeof address === 'string' ? { address } : {}), ...(typeof location === 'object' && !Array.isArray(location) ? { point: location } : {}) };
}

/** The unit whose people are offered: '' while one is still to be chosen, undefined where the form asks for none. */
function unitBeside(form: Answers): string | undefined {
  const asked = form.questions.find((other) => other.shape === 'unit' && !other.many);
  if (!asked) return undefined;
  const chosen = form.values[asked.name];
  return typeof chosen === 'string' ? chosen : '';
}
