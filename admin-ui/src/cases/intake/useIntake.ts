import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../../dataProvider.ts';
import { newKey, Refusal } from '../../door.ts';
import type { Incident } from '../incident.ts';
import { reportSchema } from '../reportSchema.ts';
import { questionsOf, type Schema } from '../schema.ts';
import { fieldErrors } from '../useAct.ts';
import { useAnswers, type Answer } from '../useAnswers.ts';

/** A call is written down in the order in which it is told: what, which kind, where, who. */
const asked = ['description', 'category', 'address', 'area', 'reporterName', 'reporterPhone', 'severity', 'location'] as const;
const schema: Schema = { ...reportSchema, required: ['description'], properties: Object.fromEntries(asked.map((name) => [name, reportSchema.properties![name]!])) };
const questions = questionsOf(schema).toSorted((one, other) => asked.indexOf(one.name as never) - asked.indexOf(other.name as never));

/** `joined` is the number of the case that it went into; `apart` says why it did not although it was wished. */
export type Received = Incident & { code?: string; expectedBy?: string | null; joined?: string; apart?: unknown };

/** A report on behalf of a resident, as far as it is written. The same report keeps its key, so that sending it again makes no second case. */
export function useIntake(channel: 'phone' | 'chat', onDone: (received: Received) => void, start: Record<string, Answer> = {}) {
  const door = useDataProvider<DeskProvider>();
  const queries = useQueryClient();
  const form = useAnswers(questions, 'report', start);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const key = useRef({ body: '', key: '' });
  /** The case that the caller tells of as well. */
  const [joins, join] = useState<Incident>();

  const send = async () => {
    const answers = form.bodyOrErrors();
    if (!answers || sending) return;
    const { reporterName: name, reporterPhone: phone, ...rest } = answers;
    const place = rest['area'] || rest['location'] ? {} : { area: joins?.grid?.id ?? joins?.area?.id };
    const body = { ...rest, ...place, channel, onBehalf: true, ...(name || phone ? { reporter: { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } } : {}) };
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { body: text, key: newKey() };
    setSending(true);
    setFailure(undefined);
    try {
      const received = await door.report(body, key.current.key);
      onDone(joins ? await joined(received, joins) : received);
      void queries.invalidateQueries({ queryKey: ['incidents'] });
    } catch (problem) {
      setFailure(problem);
      if (problem instanceof Refusal) form.blame(placed(fieldErrors(problem.problem), problem));
    } finally {
      setSending(false);
    }
  };
  /** The report has its own number and its own reporter; merged, it follows the other case, and its reporter gets that answer. */
  const joined = async (received: Incident, { number }: Incident): Promise<Received> => {
    try {
      await door.act(received.number, 'merge', { into: number }, undefined, newKey());
      return { ...received, joined: number };
    } catch (apart) {
      return { ...received, apart };
    }
  };
  return { form, send, sending, failure, joins, join };
}

/** Name and phone stand flat in the form and together in the report. */
function placed(errors: Record<string, string>, { problem }: Refusal): Record<string, string> {
  const others = Object.entries(errors).filter(([path]) => path !== 'reporter');
  const nested = (problem.errors ?? []).filter(({ path }) => path.startsWith('reporter.')).map(({ path, message }) => [path.endsWith('phone') ? 'reporterPhone' : 'reporterName', message]);
  return Object.fromEntries([...others, ...nested]);
}
