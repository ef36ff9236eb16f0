import { assert, integer, property } from 'fast-check';
import { dateOf, dayNumber } from '../../../domain/calendar/day.ts';
import { checkDigit, maskedIdNumber, readIdNumber } from '../../../domain/visit/id-number.ts';
import { Phone, addressOf, householdAsOf, isChild, residentAsOf } from '../../../domain/visit/household.ts';

const today = dayNumber('2026-11-24')!;
const resident = (more: Record<string, unknown>) => residentAsOf(today).safeParse({ name: '王秀兰', ...more });
const faults = (parsed: ReturnType<typeof resident>) => parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const household = (more: Record<string, unknown>) => householdAsOf(today).safeParse({ code: 'HW-0001', grid: 'hewan-1', address: '幸福小区 3幢 501', ...more });

describe('an identity number', () => {
  it('of eighteen characters is read with its check digit and its day of birth', () => {
    const read = readIdNumber('11010519491231002x', today);
    expect(read).toEqual({ number: '11010519491231002X', born: dayNumber('1949-12-31') });
  });

  it('of fifteen digits becomes what it is today', () => {
    expect(readIdNumber('110105491231002', today)).toEqual(readIdNumber('11010519491231002X', today));
  });

  it.each([
    ['110105194912310021', 'wrongCheckDigit'], ['11010519490229002X', 'impossibleBirth'], ['110105203012310029', 'impossibleBirth'], ['11010518491231002X', 'impossibleBirth'],
    ['00010519491231002X', 'unknownProvince'], ['1101051949123100', 'notAnIdNumber'], ['11010519491231002Y', 'notAnIdNumber'], ['', 'notAnIdNumber'], ['=1+1', 'notAnIdNumber'],
    ['110105490229002', 'impossibleBirth'], ['110105194913310021', 'impossibleBirth'],
  ])('%s is %s', (text, fault) => expect(readIdNumber(text, today)).toBe(fault));

  it('tells every slip of one digit', () => {
    assert(property(integer({ min: 0, max: 16 }), integer({ min: 1, max: 9 }), (place, shift) => {
      const right = '11010519491231002X';
      const wrong = right.slice(0, place) + String((Number(right[place]) + shift) % 10) + right.slice(place + 1);
      expect(typeof readIdNumber(wrong, today)).toBe('string');
    }));
  });

  it('takes whatever ends in its own check digit', () => {
    assert(property(integer({ min: today - 100 * 365, max: today }), integer({ min: 0, max: 999 }), (born, serial) => {
      const digits = `110105${dateOf(born).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
      expect(readIdNumber(digits + checkDigit(digits), today)).toEqual({ number: digits + checkDigit(digits), born });
    }));
  });

  it('is masked to its region and its end', () => expect(maskedIdNumber('11010519491231002X')).toBe('1101**********002X'));
});

describe('somebody of a household', () => {
  it('is born when the identity number says so, and is a child until fourteen', () => {
    expect(resident({ idNumber: '11010519491231002X' }).data).toMatchObject({ born: '1949-12-31', child: false, relation: 'other', registeredHere: true });
    expect(resident({ born: '2012-11-25' }).data).toMatchObject({ child: true });
    expect(resident({ born: '2012-11-24' }).data).toMatchObject({ child: false });
    expect(isChild(dayNumber('2012-02-29')!, dayNumber('2026-02-28')!)).toBe(true);
  });

  it.each([
    [{ born: '2027-01-01' }, 'born: impossibleBirth'], [{ born: '2025-02-30' }, 'born: impossibleDate'], [{ born: '1850-01-01' }, 'born: impossibleBirth'],
    [{ born: '1949-12-30', idNumber: '11010519491231002X' }, 'born: otherBirth'], [{ idNumber: '123' }, 'idNumber: notAnIdNumber'], [{ phone: '12345' }, 'phone: notAPhone'],
    [{ name: '<b>' }, 'name: wrongFormat'], [{ name: '=HYPERLINK' }, 'name: wrongFormat'],
  ])('%j is refused: %s', (more, fault) => expect(faults(resident(more))).toEqual([fault]));

  it('has a phone as people write it', () => {
    expect(['138 1234 5678', '+86 13812345678', '0354-6123456', '(0354) 6123456'].map((text) => Phone.parse(text))).toEqual(['13812345678', '13812345678', '03546123456', '03546123456']);
  });
});

describe('a household', () => {
  it('stands at a door, each part of the address in a field of its own', () => {
    const parsed = household({ address: undefined, door: { compound: '幸福小区', building: '3幢', unit: '2单元', room: '501' } }).data!;
    expect(addressOf(parsed)).toBe('幸福小区 3幢 2单元 501');
    expect(parsed.door.floor).toBe('none');
  });

  it.each([
    [{ address: undefined }, 'address: noAddress'],
    [{ code: '河湾1' }, 'code: wrongFormat'],
    [{ kind: 'palace' }, 'kind: Invalid option: expected one of "family"|"collective"|"registeredOnly"'],
    [{ residents: [{ name: '甲', relation: 'head' }, { name: '乙', relation: 'head' }] }, 'residents.1.relation: twoHeads'],
    [{ residents: [{ name: '甲', idNumber: '11010519491231002X' }, { name: '乙', idNumber: '110105491231002' }] }, 'residents.1.idNumber: twice'],
  ])('%j is refused: %s', (more, fault) => {
    expect(household(more).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([fault]);
  });
});
