/** The list of all cases, narrowed as asked: whatever a number counts, this shows. */
export const listAddress = (filter: object): string =>
  `/work/all?${new URLSearchParams({ filter: JSON.stringify(filter), sort: 'due', order: 'ASC', page: '1', perPage: '25' }).toString()}`;
