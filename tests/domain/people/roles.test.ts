import { isRole, roleNames, roles, staffRoles } from '../../../domain/people/roles.ts';

/** name, number in the field's table, reach. */
const table = `
  resident R01 own
  informant R02 own
  parttimer R03 grid
  worker R04 grid
  leader R05 grid
  desk R06 village
  dispatcher R07 town
  verifier R08 town
  clerk R09 unit
  head R10 unit
  mediator R11 town
  chief R13 town
  county R14 county
  assessor R15 none
  privacy R16 none
  auditor R17 county
  admin R18 none
  partner R19 grid
  clueOfficer R20 county
`;

describe('the roles 角色', () => {
  it('are those of the field', () => {
    expect(roleNames.map((name) => `${name} ${roles[name].r} ${roles[name].scope}`)).toEqual(table.trim().split('\n').map((row) => row.trim()));
  });

  it('have a word in both languages, and no two the same', () => {
    const words = roleNames.flatMap((name) => [roles[name].zh, roles[name].en]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('are known by name', () => {
    expect(isRole('verifier')).toBe(true);
    expect(isRole('toString')).toBe(false);
    expect(staffRoles).not.toContain('resident');
  });
});
