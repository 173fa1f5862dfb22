/**
 * A text without those of `marks` that it ends in. Not by a regular expression: `/x+$/` is tried from each `x` of a long
 * run anew, which takes the square of its length.
 */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && marks.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}
