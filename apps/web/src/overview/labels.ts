/** Labels from the outer to the inner, as documents cite them: "II." and "6." as "II.6". */
export function joinLabels(...labels: readonly (string | null)[]): string {
  return labels
    .filter((label) => label !== null)
    .map((label) => label.replace(/[.)]+$/, ''))
    .join('.');
}
