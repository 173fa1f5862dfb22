// Stands in for `string-width` in the bundle (see build:js): cli-table3 measures every cell many times over, and nearly
// all of them are Latin letters and the usual marks of print, a column each, which need not be searched for emoji.
const widthOf = require('../../node_modules/string-width/index.js')

module.exports = text => (/^[\x20-\x7e\u00a1-\u024f\u2010-\u2027]*$/.test(text) ? text.length : widthOf(text))
