import { usePermissions } from 'react-admin';

const nobody: string[] = [];

/** The roles of whoever is logged in. */
export const useRoles = (): string[] => usePermissions<string[]>().permissions ?? nobody;
