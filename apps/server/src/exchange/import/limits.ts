/** How much of a file is taken. A file that is larger is refused with these numbers in the sentence, before memory is spent on it. */

/** Bytes of one upload. The largest real file seen (4,932 rows with their sources) is one megabyte. */
export const uploadBytesMost = 20 * 1024 * 1024;
/** Bytes of all that a workbook holds, unpacked. */
export const unpackedBytesMost = 96 * 1024 * 1024;
/** Parts of a workbook. */
export const partsMost = 2000;
/** Rows of one sheet. */
export const rowsMost = 50_000;
/** Columns of one sheet. */
export const columnsMost = 500;
/** Numbers of one import: what is written in one edit. */
export const numbersMost = 20_000;
/** Series of one file. */
export const seriesMost = 2000;
/** Letters of one cell that are kept; more is cut. */
export const cellLettersMost = 500;
/** Problems that are told one by one; the rest are counted. */
export const problemsShown = 200;
/** How long the reading of one file may take. */
export const readingMostMs = 60_000;
/** Memory the reading of one file may take, megabytes. */
export const readingMegabytesMost = 700;
/** A thread that has read nothing for so long goes. */
export const idleMs = 5 * 60_000;
