/** An expression that is made when first asked for: most lists come without captions. */
export function tested(make: () => RegExp): { readonly test: (text: string) => boolean } {
  let made: RegExp | null = null
  return {
    test: text => {
      made ??= make()
      return made.test(text)
    },
  }
}

/**
 * One expression for a list of words and tags. A word counts where no letter or digit touches it, so that
 * `#ad` is not found in `#adventure`; scripts written without blanks (Chinese, Japanese, Thai) count anywhere.
 */
export function anyWord(words: readonly string[]): RegExp {
  const escaped = words.map(word => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const blankless = escaped.filter(word => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word))
  const spaced = escaped.filter(word => !blankless.includes(word))
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${spaced.join('|')})(?![\\p{L}\\p{N}_])${blankless.map(word => `|${word}`).join('')}`, 'u')
}
