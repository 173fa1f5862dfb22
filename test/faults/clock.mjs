// Preloaded: the machine's clock stands at the moment that CLOCK names.
const Clock = globalThis.Date
const at = Clock.parse(process.env.CLOCK)
globalThis.Date = class extends Clock {
  constructor(...given) {
    super(...(given.length === 0 ? [at] : given))
  }
  static now = () => at
}
