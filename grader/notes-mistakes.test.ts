/**
 * Is every mistake of the notes somewhere an exercise, and has every idea that is easily lost its place? A table, held by
 * the files as they are shipped: `quotes` is what the notes say, letter by letter where they lie beside the repository.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AnyExercise } from './exercise.ts'

type Row = Place & { readonly quotes: string }

type Place =
  /** It stands in what the learner gets, broken; `file` as shipped has this text. */
  | { readonly exercise: string; readonly file: string; readonly has: string }
  /** One of the wrong answers that the exercise knows, and the text that it puts in. */
  | { readonly exercise: string; readonly mistake: string; readonly has: string }
  /** What is to be foretold. */
  | { readonly exercise: string; readonly question: string }
  /** Taught, with what the prompt really prints, in both languages. */
  | { readonly lesson: string; readonly has: string }

const mistakes: readonly Row[] = [
  // Manifests.
  { quotes: 'app: kubi ', exercise: '08-exposing/02-node-port', file: 'service.yaml', has: 'app: kubi\n' },
  {
    quotes: 'app: kubi ',
    exercise: '01-services/02-empty-endpoints',
    file: 'service.yaml',
    has: 'app: kubi\n',
  },
  {
    quotes: 'clusterIp: None',
    exercise: '12-headless/01-headless',
    file: 'service.yaml',
    has: 'clusterIp: None',
  },
  { quotes: 'sepc:', exercise: '08-exposing/03-keep-the-client', file: 'service.yaml', has: '\nsepc:\n' },
  {
    quotes: 'apiVersion: extensions/v1beta1',
    exercise: '09-ingress/05-from-v1beta1',
    file: 'ingress.yaml',
    has: 'apiVersion: extensions/v1beta1',
  },
  {
    quotes: 'servicePort: 80',
    exercise: '09-ingress/05-from-v1beta1',
    file: 'ingress.yaml',
    has: 'serviceName: kubia-nodeport\n            servicePort: 80',
  },
  {
    quotes: '    http: \n    paths:',
    exercise: '09-ingress/05-from-v1beta1',
    file: 'ingress.yaml',
    has: '      http:\n      paths:',
  },
  {
    quotes: 'apiVersion: extension/v1beta1',
    exercise: '10-tls/02-secret-and-host',
    file: 'ingress.yaml',
    has: 'apiVersion: extension/v1beta1',
  },
  {
    quotes: '  - kubia.example.com \n  secretName: tls-secret',
    exercise: '10-tls/02-secret-and-host',
    file: 'ingress.yaml',
    has: '  - kubia.example.com\n  secretName: tls-secret',
  },
  {
    quotes: 'kubia.exampele.com',
    exercise: '10-tls/02-secret-and-host',
    file: 'ingress.yaml',
    has: '- host: kubia.exampele.com',
  },
  {
    quotes: '파드의 포트 8080으로 라우팅한다',
    exercise: '02-ports/01-text-and-manifest',
    file: 'service.yaml',
    has: 'targetPort: 3000',
  },
  {
    quotes: 'kind: Endpoints',
    exercise: '04-endpoints/07-from-endpoints',
    file: 'list.yaml',
    has: 'kind: Endpoints',
  },
  {
    quotes: '엔드포인트슬라이스 API를 사용하는 것을 권장한다',
    exercise: '04-endpoints/02-slice-of-nobody',
    file: 'slice.yaml',
    has: 'name: my-service',
  },
  {
    quotes: '      - "10.4.5.6" # 이 목록에 IP 주소를 기재할 때 순서는 상관하지 않는다.\n      - "10.1.2.3"',
    exercise: '04-endpoints/04-addresses',
    file: 'slice.yaml',
    has: '      - "10.4.5.6"\n      - "10.1.2.3"',
  },
  {
    quotes: '잘 알려진 포트로 할당되어 있지 않으므로',
    exercise: '04-endpoints/03-port-names-meet',
    mistake: 'first name empty, as it was',
    has: '""',
  },
  {
    quotes: 'service.alpha.kubernetes.io/tolerate-unready-endpoints: "true"',
    exercise: '12-headless/03-not-ready-too',
    file: 'service.yaml',
    has: 'service.alpha.kubernetes.io/tolerate-unready-endpoints: "true"',
  },
  {
    quotes: 'externalName: someapi.somecompany.com\n  ports:  \n  - port: 80',
    exercise: '07-external-name/04-what-an-alias-gives',
    question: 'other-port',
  },
  // Commands.
  {
    quotes: '--generator=run-pod/v1',
    exercise: '12-headless/05-ask-for-names',
    file: 'commands.sh',
    has: '--generator=run-pod/v1',
  },
  {
    quotes: '--command --sleep infinity',
    exercise: '12-headless/05-ask-for-names',
    file: 'commands.sh',
    has: '--command --sleep infinity',
  },
  {
    quotes: 'exec dnsutils nslookup kubia-headless',
    exercise: '12-headless/05-ask-for-names',
    file: 'commands.sh',
    has: 'exec dnsutils nslookup kubia-headless',
  },
  {
    quotes: '/ect/resolv.conf',
    exercise: '12-headless/05-ask-for-names',
    file: 'commands.sh',
    has: '/ect/resolv.conf',
  },
  {
    quotes: '더블 대시를 사용할 필요가 없다',
    exercise: '01-services/09-ask-from-inside',
    mistake: 'as the notes have it, without the double dash',
    has: 'exec $POD curl',
  },
  {
    quotes: 'k exec kubia-7nog1 -- curl',
    exercise: '01-services/09-ask-from-inside',
    mistake: 'the pod of the notes, which is in another cluster',
    has: 'exec kubia-7nog1',
  },
  {
    quotes: 'k get po kubia-2r1qb',
    exercise: '11-readiness/05-touch-ready',
    file: 'commands.sh',
    has: 'exec kubia-2r1qp touch /var/ready\nkubectl get po kubia-2r1qb',
  },
  {
    quotes: 'gcloud copute firewall-rules',
    exercise: '08-exposing/04-open-the-firewall',
    file: 'commands.sh',
    has: 'gcloud copute firewall-rules',
  },
  {
    quotes: '-day 360',
    exercise: '10-tls/03-secret-from-files',
    file: 'commands.sh',
    has: '-day 360',
  },
  { quotes: '-subj \n', exercise: '10-tls/03-secret-from-files', file: 'commands.sh', has: '-subj\n' },
  {
    quotes: 'certificate approve <name of the CSR>',
    exercise: '10-tls/04-approve',
    file: 'commands.sh',
    has: 'certificate approve <name of the CSR>',
  },
  {
    quotes: 'kubectl expose pod lines-cluster --type=LoadBalancer',
    exercise: '01-services/08-expose-a-pod',
    file: 'commands.sh',
    has: 'expose pod lines-cluster --type=LoadBalancer',
  },
  {
    quotes: '--annotation ingress.annotation1=foo',
    exercise: '09-ingress/08-create-ingress',
    mistake: 'the annotations of the notes, which no controller knows',
    has: 'ingress.annotation1=foo',
  },
  // What the text says.
  {
    quotes: '쿠버네티스는 파드를 삭제하자마자 모든 서비스에서 파드를 제거하기 때문에',
    exercise: '11-readiness/04-leave-gently',
    mistake: 'only the probe is repaired',
    has: '',
  },
]

const ideas: readonly Row[] = [
  // An image must contain a shell to exec one.
  {
    quotes: '컨테이너 이미지에서 셸 바이너리 실행 파일이 사용 가능해야 한다',
    lesson: '06-dns',
    has: '$ kubectl exec -it bare -- sh\nOCI runtime exec failed',
  },
  // expose needs labels and a port.
  {
    quotes: 'kubectl expose pod lines-cluster',
    exercise: '01-services/08-expose-a-pod',
    mistake: 'no label',
    has: '# no label',
  },
  {
    quotes: 'kubectl expose pod lines-cluster',
    exercise: '01-services/08-expose-a-pod',
    mistake: 'no port',
    has: '',
  },
  // A changed template changes pods that are made from then on.
  {
    quotes: 'kubectl edit rc kubia',
    lesson: '11-readiness',
    has: 'replicationcontroller/kubia patched\n$ kubectl get pods\n',
  },
  // Some cloud controllers want node ports as backends.
  { quotes: 'cloud.google.com/neg: {"ingress":true}', lesson: '09-ingress', has: '`cloud.google.com/neg`' },
  {
    quotes: '인그레스가 노드포트 서비스를 가리킬 것을 요구한다',
    exercise: '09-ingress/05-from-v1beta1',
    file: 'ingress.yaml',
    has: 'serviceName: kubia-nodeport',
  },
  // A Service that points to another namespace, or to another cluster.
  {
    quotes: '다른 네임스페이스 또는 다른 클러스터의 서비스',
    exercise: '07-external-name/03-another-namespace',
    mistake: 'short name',
    has: 'catalog.shop',
  },
  {
    quotes: '다른 네임스페이스 또는 다른 클러스터의 서비스',
    exercise: '07-external-name/04-what-an-alias-gives',
    question: 'catalog',
  },
  // Readiness that reflects a dependency.
  {
    quotes: '더 이상 데이터베이스에 연결할 수 없는 경우',
    exercise: '06-dns/06-across-namespaces',
    file: 'front.yaml',
    has: 'wget -q -T 1 -O- "$ORDERS_URL"',
  },
]

const root = new URL('../', import.meta.url)
const notesFile = new URL('../shared/notes/section-6-services.ko.md', root)
const notes = existsSync(notesFile) ? readFileSync(notesFile, 'utf8') : undefined
const originals: Readonly<Record<string, string>> = JSON.parse(read('exercises/originals.json'))

describe.each([
  ['a mistake of the notes', mistakes],
  ['an idea that is easily lost', ideas],
])('%s', (_, rows) => {
  it.each(rows.map((row) => [`${row.quotes.trim()} in ${placeOf(row)}`, row] as const))(
    '%s',
    async (_, row) => {
      if ('lesson' in row) {
        for (const page of ['README.md', 'README.ko.md']) {
          expect(read(`lessons/${row.lesson}/${page}`)).toContain(row.has)
        }
      } else if ('file' in row) {
        expect(
          originals[`${row.exercise}/${row.file}`] ?? read(`exercises/${row.exercise}/${row.file}`),
        ).toContain(row.has)
      } else if ('question' in row) {
        const exercise = await load(row.exercise)
        expect('questions' in exercise && exercise.questions.map(({ name }) => name)).toContain(row.question)
      } else {
        const { mistakes } = await load(row.exercise)
        const found = mistakes.find(({ name }) => name === row.mistake)
        expect(JSON.stringify(found?.change)).toContain(JSON.stringify(row.has).slice(1, -1))
      }
    },
  )

  it.skipIf(notes === undefined)('is in the notes, letter by letter', () => {
    expect(rows.filter(({ quotes }) => !notes?.includes(quotes)).map(({ quotes }) => quotes)).toEqual([])
  })
})

function placeOf(row: Place): string {
  return 'lesson' in row ? `the lesson of ${row.lesson}` : row.exercise
}

async function load(id: string): Promise<AnyExercise> {
  const module: { readonly default: AnyExercise } = await import(
    fileURLToPath(new URL(`exercises/${id}/exercise.ts`, root))
  )
  return module.default
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}
