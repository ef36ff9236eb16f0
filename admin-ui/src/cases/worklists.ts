/** Lists are named after work, not after statuses. Each is a filter that the API understands, and the roles whose work it is. */
export interface Worklist {
  name: 'toAccept' | 'toDispatch' | 'toSign' | 'toHandle' | 'toVerify' | 'dueToday' | 'overdue' | 'supervised' | 'waiting' | 'followUps' | 'all';
  filter: () => Record<string, unknown>;
  roles: readonly string[];
  sort?: { field: string; order: 'ASC' | 'DESC' };
}

const centre = ['desk', 'dispatcher', 'county'];
const unit = ['clerk', 'head', 'partner'];
const grid = ['worker', 'parttimer', 'leader'];
const clue = ['clueOfficer'];
const everyoneAtWork = [...centre, ...unit, ...grid, ...clue, 'verifier', 'mediator', 'chief'];

export const worklists: readonly Worklist[] = [
  { name: 'toAccept', filter: () => ({ status: 'submitted' }), roles: [...centre, ...clue] },
  { name: 'toDispatch', filter: () => ({ status: 'accepted' }), roles: [...centre, ...clue, 'leader'] },
  { name: 'toSign', filter: () => ({ status: 'dispatched' }), roles: [...unit, ...clue, 'mediator'] },
  { name: 'toHandle', filter: () => ({ status: 'inProgress' }), roles: [...unit, ...clue, 'mediator'] },
  { name: 'toVerify', filter: () => ({ status: 'verifying' }), roles: ['verifier', 'worker'] },
  { name: 'waiting', filter: () => ({ waitingFor: 'me' }), roles: [...centre, ...unit, ...clue, 'chief', 'verifier'] },
  { name: 'dueToday', filter: dueToday, roles: everyoneAtWork },
  { name: 'overdue', filter: () => ({ overdue: true }), roles: everyoneAtWork },
  { name: 'supervised', filter: () => ({ supervised: true }), roles: everyoneAtWork },
  { name: 'followUps', filter: () => ({ mine: true }), roles: [...centre, ...grid, 'informant'] },
  {
    name: 'all',
    filter: () => ({}),
    roles: [...everyoneAtWork, 'informant', 'auditor', 'assessor'],
    sort: { field: 'createdAt', order: 'DESC' },
  },
];

export const worklistsFor = (roles: readonly string[]): Worklist[] =>
  worklists.filter((list) => list.roles.some((role) => roles.includes(role)));

/** Still to come today, by the office's own day: what is already late has a list of its own. */
function dueToday(): Record<string, unknown> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  return { dueFrom: `${day}T00:00:00+08:00`, dueTo: `${day}T23:59:59+08:00`, overdue: false };
}
