/** 95th percentile of Student's t by degrees of freedom, 1 to 30. */
const T95 = [
  6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.74, 1.734, 1.729, 1.725,
  1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
] // biome-ignore format: a table

/** 95th percentile of Student's t, for an interval that holds 90 %; NaN for no degree of freedom. */
export function t95(degrees: number): number {
  if (degrees < 1) return Number.NaN
  return T95[degrees - 1] ?? 1.645 + 1.55 / degrees
}
