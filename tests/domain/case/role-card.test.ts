import { actions } from '../../../domain/case/commands.ts';
import { roleCard } from '../../../domain/case/role-card.ts';
import { road, everBy } from '../../../domain/case/road.ts';
import { roleNames } from '../../../domain/people/roles.ts';
import type { Status } from '../../../domain/case/status.ts';

const at = (role: (typeof roleNames)[number], status: Status) => roleCard(role).find((station) => station.status === status)?.actions ?? [];

describe('the printed card of a role', () => {
  it('tells a dispatcher what can be done with an accepted case, and where it goes', () => {
    expect(at('dispatcher', 'accepted')).toContainEqual({ action: 'dispatch', to: ['dispatched'], second: false });
    expect(at('dispatcher', 'verifying').map(({ action }) => action)).not.toContain('pass');
  });

  it('marks what two persons decide (002-21)', () => {
    expect(at('verifier', 'verifying')).toContainEqual({ action: 'pass', to: ['closed'], second: true });
  });

  it('tells whoever sits in a unit what the unit does, and whoever settles on the spot that they may', () => {
    expect(at('mediator', 'dispatched').map(({ action }) => action)).toContain('sign');
    expect(['worker', 'desk', 'dispatcher', 'county'].map((role) => at(role as 'worker', 'accepted').some(({ action }) => action === 'settle'))).toEqual([true, true, true, true]);
    expect(roleCard('dispatcher', { closeOnSpot: { grid: ['worker'], village: ['desk'], town: ['desk'], county: ['county'] } }).flatMap(({ actions: some }) => some).map(({ action }) => action)).not.toContain('settle');
  });

  it('leaves a full-time matter to the full-time, and clues to their officers', () => {
    expect(at('clueOfficer', 'submitted').map(({ action }) => action)).toEqual(expect.arrayContaining(['accept', 'reject', 'refer']));
    expect(at('informant', 'submitted').map(({ action }) => action)).toEqual(['giveInformation', 'withdraw']);
  });

  it('has nothing to do with cases for who may not see one', () => {
    expect(['assessor', 'privacy', 'auditor', 'admin'].map((role) => roleCard(role as 'admin'))).toEqual([[], [], [], []]);
  });

  it('leaves out nothing that the road gives to a role', () => {
    const onCards = new Set(roleNames.flatMap((role) => roleCard(role)).flatMap(({ status, actions: some }) => some.map(({ action }) => `${status}.${action}`)));
    const onTheRoad = Object.entries(road).flatMap(([status, steps]) => Object.keys(steps).filter((action) => action !== 'comment').map((action) => `${status}.${action}`));
    expect(onTheRoad.filter((step) => !onCards.has(step))).toEqual([]);
    expect(actions.filter((action) => everBy(action).length > 0 && action !== 'comment' && ![...onCards].some((step) => step.endsWith(`.${action}`)))).toEqual([]);
  });
});
