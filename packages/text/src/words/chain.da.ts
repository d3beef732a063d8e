/** Texts of the chain that came later: excuses in between, challenges, goals across, changes of the organisation. */
export const chainDa = {
  'trans.excusedAt': 'Fritaget hos {unit}',
} as const;
