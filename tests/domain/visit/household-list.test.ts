import { dayNumber } from '../../../domain/calendar/day.ts';
import { readList } from '../../../domain/visit/household-list.ts';

const today = dayNumber('2026-11-24')!;
const read = (...lines: string[]) => readList(lines.map((line, at) => ({ row: at + 1, cells: line.split(',') })), today);
const faults = (...lines: string[]) => read(...lines).faults.map(({ row, column, code }) => `${row} ${column}: ${code}`);
const header = '户编号,网格,小区,楼栋,房号,姓名,与户主关系,身份证号,出生日期,电话,户籍在此';

describe('a list of households (002-33)', () => {
  it('has a row for each person; the household stands in its first', () => {
    const list = read(header, 'HW-1,hewan-1,幸福小区,3幢,501,王秀兰,户主,11010519491231002X,,138 1234 5678,是', 'HW-1,,,,,王小明,子女,,1980/5/6,,否', 'HW-2,hewan-1,,平房,,李四,,,29221,,');
    expect(list.faults).toEqual([]);
    expect(list.households.map(({ rows }) => rows)).toEqual([[2, 3], [4]]);
    expect(list.households[0]!.household.residents.map(({ name, relation, born, registeredHere }) => [name, relation, born, registeredHere])).toEqual([
      ['王秀兰', 'head', '1949-12-31', true], ['王小明', 'child', '1980-05-06', false],
    ]);
    expect(list.households[1]!.household.residents[0]!.born).toBe('1980-01-01');
  });

  it('reads its columns by their codes too, in any order', () => {
    expect(read('name,CODE,grid *,address', '王秀兰,HW-1,hewan-1,松林街9号').households[0]!.household).toMatchObject({ code: 'HW-1', address: '松林街9号' });
  });

  it('names every row that cannot be taken, its column and the reason', () => {
    expect(faults(header,
      'HW-1,hewan-1,幸福小区,3幢,501,王秀兰,户主,110105194912310021,,,', 'HW-1,hewan-2,,,,王小明,子女,,,,', 'HW-2,hewan-1,,平房,,甲,户主,,2030-01-01,,', 'HW-2,,,,,乙,户主,,,,',
      ',hewan-1,,平房,,丙,,,,,', 'HW-3,hewan-1,,平房,,,户主,,,,', 'HW-4,hewan-1,,,,丁,干爹,,,123,也许', 'HW-5,,,平房,,戊,,,,,',
    )).toEqual([
      '2 idNumber: wrongCheckDigit', '3 grid: inTwoGrids', '4 born: impossibleBirth', '6 code: required', '7 name: required', '8 phone: notAPhone', '8 relation: notOneOf',
      '8 registeredHere: invalid', '9 grid: required',
    ]);
  });

  it('two heads, and a person in two households', () => {
    expect(faults(header, 'HW-2,hewan-1,,平房,,甲,户主,,,,', 'HW-2,,,,,乙,户主,,,,')).toEqual(['3 relation: twoHeads']);
    expect(faults(header, 'HW-1,hewan-1,,平房,,甲,户主,11010519491231002X,,,', 'HW-2,hewan-1,,平房,,乙,户主,110105491231002,,,')).toEqual(['3 idNumber: twice']);
  });

  it('without its columns is no list', () => {
    expect(faults('姓名,星座', '甲,狮子')).toEqual(['1 星座: unknownColumn', '1 code: required', '1 grid: required']);
    expect(faults('户编号,户编号,网格,姓名')).toEqual(['1 code: twice']);
    expect(faults()).toEqual(['1 code: required']);
  });
});
