import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { useCatalogue } from './catalogue.ts';
import type { CaseRequest, Incident } from './incident.ts';
import { Section } from './Section.tsx';

/** Who asked for what, and what was answered. */
export const CaseRequests = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const requests = record.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <Section title={t('record.requests')}>
      {requests.toReversed().map((request) => <Row key={`${request.kind} ${request.n}`} request={request} />)}
    </Section>
  );
};

const Row = ({ request }: { request: CaseRequest }) => {
  const { t, word, at, budget, named } = useWords();
  const terms = request.terms ?? {};
  const { reasons } = useCatalogue();
  const reasonOf = (code: string) => Object.values(reasons).flat().find((reason) => reason.code === code) ?? code;
  const detail = [
    typeof terms['budget'] === 'string' ? budget(terms['budget']) : '',
    typeof terms['reasonCode'] === 'string' ? named(reasonOf(terms['reasonCode'])) : '',
    typeof terms['until'] === 'string' ? terms['until'] : '',
    named(request.unit),
  ].filter(Boolean).join(' · ');
  const asked = request.askedBy?.name;
  return (
    <Box sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Typography sx={{ fontWeight: 600 }}>
        {word('request', request.kind)} · {word('requestState', request.state)}
      </Typography>
      {detail ? <Typography variant="body2">{detail}</Typography> : null}
      <Typography variant="body2" color="text.secondary">
        {asked ? t('requests.askedBy', { who: asked, at: at(request.askedAt) }) : t('requests.askedAt', { at: at(request.askedAt) })}
      </Typography>
      {request.answeredAt ? (
        <Typography variant="body2" color="text.secondary">{t('requests.answeredBy', { who: request.answeredBy?.name ?? '', at: at(request.answeredAt) })}</Typography>
      ) : null}
    </Box>
  );
};
