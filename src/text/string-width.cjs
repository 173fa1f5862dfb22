// Stands in for `string-width` in the bundle (see build:js): cli-table3 measures every cell many times over, and nearly
// all of them are plain ASCII, which need not be searched for emoji.
const widthOf = require('../../node_modules/string-width/index.js')

module.exports = text => (/^[\x20-\x7e]*$/.test(text) ? text.length : widthOf(text))
