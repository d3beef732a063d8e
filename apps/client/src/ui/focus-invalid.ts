/** Puts the focus on the first field inside that cannot be used as it is; false when there is none. What was typed there is not kept anywhere else. */
export function focusInvalid(box: Element | null): boolean {
  const field = box?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
  field?.focus();
  return field !== null;
}
