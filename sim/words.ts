/**
 * The second door: what is needed to put diagnostics and traces into words, in English and Korean. Apart from the
 * front door, because the words weigh as much as a third of the simulator, and whoever only reckons needs none.
 */
export { type About, catalogue, type Entry, type Words } from './catalogue/index.ts'
export { sayOf } from './catalogue/say.ts'
export { type Language, renderHop, renderTrace } from './trace/render.ts'
