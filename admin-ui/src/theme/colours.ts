/** 「墨青」. Red, amber, green and grey belong to deadlines and to nothing else. */
export const lights = {
  light: {
    red: { fg: '#A8201A', bg: '#FCEBE9', solid: '#C4291C' },
    yellow: { fg: '#7A4A00', bg: '#FFF1CC', solid: '#D99100' },
    green: { fg: '#1B6338', bg: '#E5F3E9', solid: '#2B8A50' },
    grey: { fg: '#44545E', bg: '#EBEEF0', solid: '#74848E' },
  },
  dark: {
    red: { fg: '#FFB4AB', bg: '#4A1410', solid: '#F2695C' },
    yellow: { fg: '#FFD58A', bg: '#453000', solid: '#E8A93B' },
    green: { fg: '#9FDBB4', bg: '#10391F', solid: '#4FB477' },
    grey: { fg: '#B9C5CC', bg: '#2A343A', solid: '#8A9AA4' },
  },
} as const;

export type LightColour = keyof (typeof lights)['light'];

/** Quiet tints of the chrome, for statuses: paper, ink-teal, violet (a machine acted), blue (a resident acted). */
export const tints = {
  light: {
    paper: { fg: '#4C5C58', bg: '#EDF0EE' },
    teal: { fg: '#0E3B42', bg: '#D6E8E9' },
    ink: { fg: '#FFFFFF', bg: '#17606A' },
    violet: { fg: '#5B4B8A', bg: '#EAE6F4' },
    blue: { fg: '#2C5A8C', bg: '#E3EDF7' },
  },
  dark: {
    paper: { fg: '#C3CFCB', bg: '#26332F' },
    teal: { fg: '#A9DDE0', bg: '#17353A' },
    ink: { fg: '#06201F', bg: '#7CC6CB' },
    violet: { fg: '#B9A9E8', bg: '#2B2542' },
    blue: { fg: '#9CC4F0', bg: '#1B2C40' },
  },
} as const;

export type Tint = keyof (typeof tints)['light'];
