/**
 * The door to what Korean sentences need: which particle follows a word. Apart from words.ts, because it weighs next to
 * nothing, and whoever only says that a file was kept needs no catalogue.
 */
export { settleParticles, withParticle } from './catalogue/particle.ts'
