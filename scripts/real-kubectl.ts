/**
 * Runs the real kubectl, where there is one, against an API server that only tells which resources there are; and brings
 * what it says to the form that v1.35 has, where the recorded version differs.
 *
 * Run as a script it records sim/kubectl/real-kubectl.golden.json: npx tsx scripts/real-kubectl.ts
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resources } from '../sim/kubectl/resources.ts'
import { splitWords } from '../sim/kubectl/split-words.ts'
import { filesForLines, kubectlLines } from './kubectl-lines.ts'

export interface Said {
  readonly line: string
  readonly stdout: string
  /** The first line of the standard error. */
  readonly error: string
  readonly exitCode: number
}

export interface Recording {
  /** The version that it was recorded from. */
  readonly kubectl: string
  readonly said: readonly Said[]
}

export const seedOfLines = 1
export const countOfLines = 570

/** v1.32.4, or undefined where kubectl is not on the path. */
export function kubectlVersion(): string | undefined {
  try {
    const text = execFileSync('kubectl', ['version', '--client'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /v\d+\.\d+\.\d+/.exec(text)?.[0]
  } catch {
    return undefined
  }
}

export async function askKubectl(lines: readonly string[]): Promise<readonly Said[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-lines-'))
  for (const [name, text] of Object.entries(filesForLines)) writeFileSync(join(folder, name), text)
  const server = await discovery()
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const said: Said[] = new Array(lines.length)
    let next = 0
    const worker = async () => {
      for (let index = next++; index < lines.length; index = next++) {
        said[index] = await askOne(lines[index] ?? '', folder, port)
      }
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    return said
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
}

function askOne(line: string, folder: string, port: number): Promise<Said> {
  const words = [`--server=http://127.0.0.1:${port}`, ...splitWords(line).words]
  const env = { PATH: process.env.PATH ?? '', HOME: folder, KUBECONFIG: join(folder, 'none') }
  return new Promise((resolve) => {
    execFile('kubectl', words, { cwd: folder, env }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ line, stdout: asOfNow(stdout), error: firstError(stderr), exitCode })
    })
  })
}

/** Since 1.34 Go leaves a time out that is zero; what it stood alone in is then empty. */
function asOfNow(stdout: string): string {
  return stdout
    .replace(/^( *)metadata:\n +creationTimestamp: null\n(?!\1 )/gm, '$1metadata: {}\n')
    .replace(/^ +creationTimestamp: null\n/gm, '')
    .replace(/"metadata": \{\n +"creationTimestamp": null\n +\}/g, '"metadata": {}')
    .replace(/,\n +"creationTimestamp": null/g, '')
    .replace(/\n +"creationTimestamp": null,/g, '')
}

/**
 * The build that Debian ships prints some errors by another way than the one on kubernetes.io: `Error:` for `error:`, and
 * a line of its log for a missing flag. Times of log lines are not compared, nor a format that came with 1.35.
 */
function firstError(stderr: string): string {
  const [first = ''] = stderr.split('\n')
  if (stderr.includes('panic: runtime error')) return 'panic'
  const failed = /"command failed" err="(.*)"$/.exec(first)?.[1]
  if (failed !== undefined) return `error: ${failed.replaceAll('\\"', '"')}`
  return first
    .replace(/^Error: /, 'error: ')
    .replace(/^[WE]\d{4} [\d:.]+ +\d+ (\w+\.go):\d+\] /, '')
    .replace('jsonpath-file,name', 'jsonpath-file,kyaml,name')
}

/** Answers what `kubectl` asks before it knows what a kind is called. */
function discovery(): Promise<Server> {
  const groups = new Map<string, object[]>()
  for (const { apiVersion, plural, singular, kind, namespaced, verbs, shortNames } of resources) {
    const list = groups.get(apiVersion) ?? []
    list.push({ name: plural, singularName: singular, kind, namespaced, verbs, shortNames })
    groups.set(apiVersion, list)
  }
  const named = [...groups.keys()].filter((apiVersion) => apiVersion !== 'v1')
  const answers = new Map<string, object>([
    ['/api', { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }],
    [
      '/apis',
      {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: named.map((groupVersion) => {
          const [name = '', version = ''] = groupVersion.split('/')
          return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } }
        }),
      },
    ],
  ])
  for (const [groupVersion, list] of groups) {
    const path = groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`
    answers.set(path, { kind: 'APIResourceList', groupVersion, resources: list })
  }
  const server = createServer((request, response) => {
    const answer = answers.get((request.url ?? '').split('?')[0] ?? '')
    response.statusCode = answer === undefined ? 404 : 200
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(
        answer ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 },
      ),
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

if (process.argv[1] === import.meta.filename) {
  const kubectl = kubectlVersion()
  if (kubectl === undefined) throw new Error('kubectl is not on the path')
  const said = await askKubectl(kubectlLines(seedOfLines, countOfLines))
  const recording: Recording = { kubectl, said }
  writeFileSync(
    new URL('../sim/kubectl/real-kubectl.golden.json', import.meta.url),
    `${JSON.stringify(recording, undefined, 2)}\n`,
  )
}
