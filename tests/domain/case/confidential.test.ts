import { actions } from '../../../domain/case/commands.ts';
import { noticesFor } from '../../../domain/case/notices.ts';
import { awaited } from '../../../domain/case/awaited.ts';
import { maySee } from '../../../domain/case/visible.ts';
import { anIncident, anIncidentIn, everybody, viewer } from '../../support/trade.ts';
import type { Incident } from '../../support/trade.ts';

/** What the two officers may do with a gang clue (0304) in each status; nobody else of the staff may do anything (001-11). */
const officers = `
submitted  accept reject askInformation comment refer
accepted   dispatch comment refer
dispatched sign comment
inProgress feedBack comment
closed     comment
`;

const clue = () => anIncident({ category: '0304', severity: 'general' });
const steps: Record<string, (so: Incident) => Incident> = {
  submitted: (so) => so,
  accepted: (so) => so.does('clue1', 'accept', { category: '0304' }),
  dispatched: (so) => so.does('clue1', 'dispatch', { lead: 'clue', person: 'clue2' }),
  inProgress: (so) => so.does('clue2', 'sign'),
  closed: (so) => so.does('clue2', 'feedBack', { result: 'fixed', text: '已移交' }),
};
const led = (until: string): Incident => {
  let so = clue();
  for (const [status, go] of Object.entries(steps)) {
    so = go(so);
    if (status === until) break;
  }
  return so;
};

test.each(Object.keys(steps))('%s: open to its officers alone', (status) => {
  const incident = led(status);
  const [, ...mine] = new RegExp(`^${status} .*$`, 'm').exec(officers)![0].split(/ +/);
  expect(incident.state.status).toBe(status);
  for (const who of everybody) {
    const isOfficer = who === 'clue1' || who === 'clue2';
    expect([who, maySee(incident.state, viewer(who))]).toEqual([who, isOfficer || who === 'wang']);
    if (who === 'wang') continue;
    expect([who, incident.open(who).toSorted()]).toEqual([who, isOfficer ? mine.toSorted() : []]);
    if (!isOfficer) for (const action of actions) expect(incident.tries(who, action)).toMatch(/^forbidden /);
  }
});

test('S closes by feeding back, and nobody hears of it', () => {
  const incident = led('closed');
  expect(incident.state).toMatchObject({ status: 'closed', profile: 'S', ownerLevel: 'county' });
  expect(incident.entries.flatMap((entry, i) => noticesFor(incident.state, entry, i + 1))).toEqual([]);
});

test('the desk that accepts a report as a clue sees it no more', () => {
  const incident = anIncident().does('desk', 'accept', { category: '0305' });
  expect(incident.state).toMatchObject({ lane: 'confidential', ownerLevel: 'county', unclearOwner: false });
  expect(maySee(incident.state, viewer('desk'))).toBe(false);
  expect(incident.tries('desk', 'dispatch')).toBe('forbidden notYours');
});

test('a clue never leaves its lane, and goes to no other unit', () => {
  const incident = anIncident({ category: '0304' });
  expect(incident.faults('clue1', 'accept', { category: '0601' })).toEqual(['category staysConfidential']);
  incident.does('clue1', 'accept', { category: '0304' });
  expect(incident.faults('clue1', 'dispatch', { lead: 'urban', person: 'clerk' })).toEqual(['lead outOfReach']);
  expect(incident.faults('clue1', 'dispatch', { lead: 'clue', person: 'clue2', assist: ['roads'] })).toEqual(['assist.0 outOfReach']);
});

test('what turns out to be a clue is taken from its unit and begins anew with the officers (001-11)', () => {
  const incident = anIncidentIn('inProgress');
  incident.does('clerk', 'askAssist').does('chief', 'takeOver').does('dispatcher', 'regrade', { category: '0304', reason: '有线索' });
  expect(incident.state).toMatchObject({ status: 'accepted', lane: 'confidential', profile: 'S', lead: null, person: null, assist: [], units: [], chief: null, followUps: [] });
  expect(incident.requests()).toEqual(['assist ended']);
  expect(awaited(incident.state)).toEqual([]);
  expect(incident.state.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ name }) => name)).toEqual(['dispatch']);
  for (const who of ['clerk', 'roadsclerk', 'chief', 'dispatcher', 'county'] as const) expect(maySee(incident.state, viewer(who))).toBe(false);
  incident.does('clue1', 'dispatch', { lead: 'clue', person: 'clue1' });
  expect(incident.state.units).toEqual(['clue']);
});
