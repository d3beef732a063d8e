/** Joins the class names that apply; modules give `undefined` for a name they do not have. */
export function cx(...names: readonly (string | undefined | false | null)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
