/** The published files beside the project, and what is in them. */

/**
 * What is in the published files, counted from the files themselves by another program: rows, numbers read, series, and numbers that fit the
 * rhythm of the drafts they make.
 */
export const published: readonly (readonly [
  string,
  { rows: number; read: number; series: number; fits: number; problems: number },
])[] = [
  ['covid-nyindlagte-regioner-14dage.csv', { rows: 511, read: 511, series: 7, fits: 511, problems: 0 }],
  ['depressionsdatabase.csv', { rows: 12, read: 12, series: 12, fits: 12, problems: 0 }],
  ['en-nhs-ae-type1-maaned.csv', { rows: 4932, read: 4932, series: 140, fits: 4932, problems: 0 }],
  ['genindlaeggelser-psykiatri-regioner.csv', { rows: 162, read: 162, series: 18, fits: 162, problems: 0 }],
  ['lup-psykiatri.csv', { rows: 53, read: 53, series: 35, fits: 53, problems: 0 }],
  // a list of targets and a list of units are no measurements: the page asks
  ['maaltal.csv', { rows: 25, read: 0, series: 0, fits: 0, problems: 0 }],
  ['organisation-psykiatri-region-nordjylland.csv', { rows: 26, read: 0, series: 0, fits: 0, problems: 0 }],
  // four single days among years
  ['psykiatri-aktivitet.csv', { rows: 63, read: 63, series: 54, fits: 59, problems: 4 }],
  // the same name in two units is two series
  ['ruks-skizofreni-hele-landet.csv', { rows: 64, read: 64, series: 4, fits: 64, problems: 0 }],
  // the copy shows no period at all
  ['se-bup-enheder-oestergoetland.csv', { rows: 32, read: 0, series: 0, fits: 0, problems: 32 }],
  // counted on one day of the year
  ['sengepladser-psykiatri.csv', { rows: 85, read: 85, series: 31, fits: 0, problems: 85 }],
  ['sygefravaer-regioner.csv', { rows: 6, read: 6, series: 6, fits: 6, problems: 0 }],
  // years from July to June, and a baseline of three
  ['tvang-baeltefiksering-regioner.csv', { rows: 96, read: 96, series: 48, fits: 0, problems: 96 }],
  ['tvang-oevrige.csv', { rows: 31, read: 31, series: 15, fits: 10, problems: 21 }],
  ['udredningsret-somatik-regioner-2016.csv', { rows: 144, read: 144, series: 72, fits: 144, problems: 0 }],
  ['udredningsret-ventetid-psykiatri.csv', { rows: 45, read: 45, series: 30, fits: 43, problems: 2 }],
  ['spc/bacteremia_mortality.csv', { rows: 143, read: 143, series: 6, fits: 143, problems: 0 }],
  ['spc/hospital_infections.csv', { rows: 432, read: 432, series: 18, fits: 432, problems: 0 }],
  ['spc/waiting_times.csv', { rows: 792, read: 792, series: 36, fits: 792, problems: 0 }],
  [
    'import-fixtures/ssi-06-nyindlagte-uge-windows1252.csv',
    { rows: 1592, read: 1592, series: 27, fits: 1592, problems: 0 },
  ],
  // single days
  ['import-fixtures/ssi-newly-admitted-over-time.csv', { rows: 1023, read: 7161, series: 7, fits: 0, problems: 7161 }],
];
