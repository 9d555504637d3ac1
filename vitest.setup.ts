/**
 * Properties draw new examples in every run on an author's machine; in CI they draw the same ones, so that a release
 * depends on the change alone. FAST_CHECK_SEED replays a seed that a failure printed.
 */
import fc from 'fast-check'

const { CI, FAST_CHECK_SEED } = process.env
const seed = FAST_CHECK_SEED ?? (CI === undefined ? undefined : '20260101')
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })
