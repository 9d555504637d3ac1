/** All that the prompt needs of the simulator, as a bundle of its own: who only grades does not load it. */

export { kubernetesVersion } from '../../sim/index.ts'
export { completionsAt, isUnfinished, newSession, promptOf, runCommand } from '../../sim/prompt.ts'
export { makeWorld } from './world.ts'
