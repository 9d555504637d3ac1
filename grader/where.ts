/** Where does the learner stand, and how does this learner start a command? npm changes folders; learners do not notice. */
import { join, relative, sep } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

export interface Where {
  /** The learner's current folder: what relative paths on the command line are relative to. */
  readonly folder: string
  /** A path as this learner would write it, with slashes. */
  readonly show: (path: string) => string
  /** `npm run hint -- 01/02` for who came by npm, `./lab hint 01/02` otherwise. */
  readonly commandLine: (command: string, ...words: readonly string[]) => string
}

export function whereTheLearnerIs(root: string, environment: Environment): Where {
  const cameByNpm = environment.npm_lifecycle_event !== undefined
  const folder = (cameByNpm ? environment.INIT_CWD : undefined) ?? process.cwd()
  const show = (path: string): string => relative(folder, path).split(sep).join('/') || '.'
  return {
    folder,
    show,
    commandLine: (command, ...words) => {
      if (cameByNpm) return ['npm run', command, ...(words.length === 0 ? [] : ['--', ...words])].join(' ')
      const lab = show(join(root, 'lab'))
      if (process.platform === 'win32') return ['node', lab, command, ...words].join(' ')
      return [lab.includes('/') ? lab : `./${lab}`, command, ...words].join(' ')
    },
  }
}
