/**
 * A kit of its own for tests: this repository's launcher, grader and simulator, with two small exercises, in a
 * temporary folder where a test may break, submit and delete what it likes.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const repository = dirname(import.meta.dirname)

export interface DemoKit {
  readonly root: string
  /** The file that the learner of demo/web edits, and its path. */
  readonly file: string
  readonly write: (path: string, text: string | Uint8Array) => void
  /** Starts the real command line, and waits for its end. */
  readonly lab: (words: readonly string[], options?: StartOptions) => Promise<Ended>
  /** Files as they were given, and nothing remembered. */
  readonly renew: () => void
  readonly remove: () => void
}

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Within the kit. */
  readonly from?: string
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
  readonly milliseconds: number
}

export function demoKit(): DemoKit {
  const root = mkdtempSync(join(tmpdir(), 'lab-kit-'))
  for (const name of ['lab', 'lab.cjs', 'launcher', 'package.json', 'package-lock.json']) {
    cpSync(join(repository, name), join(root, name), { recursive: true })
  }
  for (const name of ['sim', 'grader', 'node_modules', 'lessons']) {
    symlinkSync(join(repository, name), join(root, name))
  }
  const write: DemoKit['write'] = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const renew = (): void => {
    for (const name of [
      '.lab',
      'exam',
      'exercises/01-demo/01-web/service.yaml',
      'exercises/01-demo/02-again/service.yaml',
    ]) {
      rmSync(join(root, name), { recursive: true, force: true })
    }
    for (const [path, text] of Object.entries(learnerFiles)) write(path, text)
  }
  for (const [path, text] of Object.entries(kitFiles)) write(path, text)
  renew()
  return {
    root,
    file: join(root, 'exercises/01-demo/01-web/service.yaml'),
    write,
    lab: (words, options) => start(root, words, options),
    renew,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function start(root: string, words: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'lab.cjs'), ...words], {
    cwd: join(root, options.from ?? '.'),
    env: { PATH: process.env.PATH, HOME: root, LANG: 'C.UTF-8', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const error: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => error.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const milliseconds = performance.now() - began
      resolve({
        code,
        out: Buffer.concat(out).toString('utf8'),
        error: Buffer.concat(error).toString('utf8'),
        milliseconds,
      })
    })
  })
}

export const solution = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`

const stub = solution.replace('app: web', 'app: wbe # TODO: who is meant?')

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.k8s.io/e2e-test-images/agnhost:2.47
          args: ['netexec', '--http-port=8080']
---
apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - name: client
      image: busybox
      command: ['sleep', '3600']
`

const learnerFiles: Readonly<Record<string, string>> = {
  'exercises/01-demo/01-web/service.yaml': stub,
  'exercises/01-demo/01-web/deployment.yaml': deployment,
  'exercises/01-demo/02-again/service.yaml': stub,
  'exercises/01-demo/02-again/deployment.yaml': deployment,
}

const kitFiles: Readonly<Record<string, string>> = {
  'exercises/01-demo/01-web/exercise.ts': exerciseNamed('01-demo/01-web', 'A demonstration'),
  'exercises/01-demo/02-again/exercise.ts': exerciseNamed('01-demo/02-again', 'The same again'),
  'exercises/originals.json': JSON.stringify(
    Object.fromEntries(
      Object.entries(learnerFiles).map(([path, text]) => [path.replace('exercises/', ''), text]),
    ),
  ),
  'solutions/01-demo/01-web/service.yaml': solution,
  'solutions/01-demo/02-again/service.yaml': solution,
}

function exerciseNamed(id: string, title: string): string {
  return `import { podsAnswer, serviceSelects } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const both = (text: string) => ({ en: text, ko: '한국어 ' + text })

export default defineExercise({
  id: '${id}',
  title: both('${title}'),
  minutes: 3,
  difficulty: 1,
  lesson: 'Demo',
  given: ['deployment.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 4 + random.below(3)
    return { change: { 'deployment.yaml': ['replicas: 3', 'replicas: ' + pods] }, facts: { pods } }
  },
  hints: [both('first hint'), both('second hint'), both('third hint')],
  checks: ({ pods }) => [
    check('selects', { points: 2 }, serviceSelects({ service: 'web', workloads: ['web'], pods })),
    check('answers', { points: 3, requires: ['selects'] }, podsAnswer({ from: 'client', url: 'http://web', workloads: ['web'] })),
  ],
  mistakes: [
    { name: 'misspelt', change: { 'service.yaml': ['app: web', 'app: wbe'] }, fails: 'selects', says: 'service/selects-nothing' },
    { name: 'the port', change: { 'service.yaml': ['targetPort: 8080', 'targetPort: 8081'] }, fails: 'answers', says: 'service/target-port-nobody-listens' },
    { name: 'unknown field', change: { 'service.yaml': ['targetPort:', 'targetport:'] }, fails: 'applies', says: 'field/unknown' },
  ],
  alternatives: ['alt/same'],
  debrief: both('That is what happened.'),
})
`
}
