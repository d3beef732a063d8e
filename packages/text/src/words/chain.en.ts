/** Texts of the chain that came later: excuses in between, challenges, goals across, changes of the organisation. */
export const chainEn = {
  'trans.excusedAt': 'Excused at {unit}',
} as const;
