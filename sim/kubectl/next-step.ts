/**
 * What could be typed next, where kubectl's own line does not say? A row a line: how it begins, and what helps on, in
 * English and Korean. Lines that a diagnostic stands behind bring their own words, and those of the API server too.
 *
 * Long because it is a table. Example: error: must specify one of -f and -k, then: name the file with -f.
 */
import { isKind, kinds } from '../api/kinds.ts'
import { settleParticles } from '../catalogue/particle.ts'
import type { Language } from '../trace/render.ts'
import type { CommandOutput } from './command-output.ts'
import { findResource } from './resources.ts'
import type { Session } from './session.ts'

interface Hint {
  readonly en: string
  readonly ko: string
}

/** The groups of the pattern, then the line as it was typed. */
type Row = readonly [pattern: RegExp, hint: (found: readonly string[], session: Session) => Hint | undefined]

export function withNextStep(output: CommandOutput, session: Session, language: Language): CommandOutput {
  if (output.stderr === '' || /^hint: /m.test(output.stderr)) return output
  for (const [pattern, hint] of rows) {
    const found = pattern.exec(output.stderr)
    if (found === null) continue
    const text = hint(found, session)
    if (text === undefined) continue
    return { ...output, stderr: `${output.stderr}hint: ${settleParticles(text[language])}\n` }
  }
  return output
}

const same = (en: string, ko: string) => (): Hint => ({ en, ko })

/** Most particular first. */
const rows: readonly Row[] = [
  [/^error: required flag\(s\) "([\w-]+)"/m, ([, flag = ''], { command }) => flagMissing(flag, command.path)],
  [
    /^error: error from server \(NotFound\): (pods) "(.*)" not found/m,
    ([, type = '', name = ''], session) => notFound(type, name, session),
  ],
  [
    /^Error from server \(NotFound\): (?:error when [^:]*: )?([a-z]+)\S* "(.*)" not found/m,
    ([, type = '', name = ''], session) => notFound(type, name, session),
  ],
  [
    /^No resources found in (\S+) namespace/m,
    ([, name = ''], { cluster }) =>
      cluster.state.get('Namespace', undefined, name) === undefined
        ? {
            en: `there is no namespace ${name}; kubectl get namespaces shows which there are`,
            ko: `네임스페이스 ${name}이(가) 없습니다. kubectl get namespaces로 목록을 확인해 보세요`,
          }
        : undefined,
  ],
  [
    /^error: Required resource not specified/m,
    same(
      'name a type: kubectl get pods, or kubectl get services',
      '타입을 쓰세요: kubectl get pods, kubectl get services',
    ),
  ],
  [
    /^error: You must specify the type of resource to (\w+)/m,
    ([, verb = '']) => {
      const example = verb === 'explain' ? 'kubectl explain service.spec' : `kubectl ${verb} service web`
      return { en: `name a type: ${example}`, ko: `타입을 쓰세요: ${example}` }
    },
  ],
  [
    /^error: must specify one of -f and -k/m,
    (_, { command: { path } }) => ({
      en: `name the file or folder: kubectl ${path} -f FILE`,
      ko: `파일이나 폴더를 지정하세요: kubectl ${path} -f 파일`,
    }),
  ],
  [/^error: Unexpected args: \[(.*)\]/m, ([, words = ''], { command }) => unexpected(words, command.path)],
  [
    /^error: resource\(s\) were provided, but no name/m,
    (_, { command: { path, args } }) => ({
      en: `write a name behind it: kubectl ${path} ${args[0]} NAME; kubectl get ${args[0]} shows which there are`,
      ko: `뒤에 이름을 쓰세요: kubectl ${path} ${args[0]} 이름. 목록: kubectl get ${args[0]}`,
    }),
  ],
  [
    /^error: (?:You must provide one or more resources|one or more resources must be specified|required resource not specified)/m,
    (_, { command: { path } }) => ({
      en: `name the object: kubectl ${path} TYPE NAME`,
      ko: `오브젝트를 지정하세요: kubectl ${path} 타입 이름`,
    }),
  ],
  [
    /^error: (?:exactly one NAME is required|NAME is required)/m,
    (_, { command: { path } }) => ({
      en: `write one name: kubectl ${path} NAME`,
      ko: `이름을 하나 쓰세요: kubectl ${path} 이름`,
    }),
  ],
  [
    /^error: the path "(.*)" does not exist/m,
    same('ls shows the files of the working folder', 'ls로 작업 폴더의 파일을 확인해 보세요'),
  ],
  [
    /^error: key and cert must be specified/m,
    same('add --cert=tls.crt --key=tls.key', '--cert=tls.crt --key=tls.key를 덧붙이세요'),
  ],
  [
    /^error: invalid literal source/m,
    same('write --from-literal=KEY=VALUE', '이렇게 쓰세요: --from-literal=키=값'),
  ],
  [
    /^error: unable to match a printer suitable for the output format "(.*?)"/m,
    ([, format = '']) => {
      const meant = /^ya?m/i.test(format)
        ? 'yaml'
        : /^js/i.test(format)
          ? 'json'
          : /^w/i.test(format)
            ? 'wide'
            : undefined
      return meant === undefined
        ? { en: 'most use -o wide, -o yaml or -o name', ko: '주로 -o wide, -o yaml, -o name을 씁니다' }
        : { en: `write -o ${meant}`, ko: `이렇게 쓰세요: -o ${meant}` }
    },
  ],
  [
    /^error: (?:template format specified|error parsing jsonpath|unrecognized character in action|unclosed action|invalid array index)/m,
    same(
      "write the template in quotes: -o jsonpath='{.metadata.name}'",
      "템플릿을 따옴표로 묶어 쓰세요: -o jsonpath='{.metadata.name}'",
    ),
  ],
  [
    /^error: .*custom[- ]columns/m,
    same(
      'write -o custom-columns=NAME:.metadata.name,IP:.status.podIP',
      '-o custom-columns=NAME:.metadata.name,IP:.status.podIP처럼 쓰세요',
    ),
  ],
  [
    /field label not supported/m,
    same(
      'metadata.name and metadata.namespace always work; of pods spec.nodeName and status.phase too',
      'metadata.name과 metadata.namespace는 언제나 쓸 수 있고, 파드에는 spec.nodeName과 status.phase도 있습니다',
    ),
  ],
  [
    /unable to parse requirement|match label selector/m,
    same("write -l app=web, or -l 'app in (web,db)'", "-l app=web 또는 -l 'app in (web,db)'처럼 쓰세요"),
  ],
  [
    /^error: (?:pod, type\/name or --filename must be specified|you must specify at least one command)/m,
    (_, { command: { args } }) => ({
      en: `write the command behind --: kubectl exec -it ${args[0] ?? 'POD'} -- sh`,
      ko: `명령을 -- 뒤에 쓰세요: kubectl exec -it ${args[0] ?? '파드'} -- sh`,
    }),
  ],
  [
    /unable to upgrade connection: container not found/m,
    (_, { command: { args } }) => ({
      en: `the container has not started yet, or has ended: wait with sleep 3 or kubectl wait --for=condition=Ready pod/${bare(args[0])}, and look with kubectl get pod ${bare(args[0])}`,
      ko: `컨테이너가 아직 시작되지 않았거나 이미 끝났습니다. 잠시 기다리거나(sleep 3, kubectl wait --for=condition=Ready pod/${bare(args[0])}) 상태를 확인해 보세요: kubectl get pod ${bare(args[0])}`,
    }),
  ],
  [
    /^error: cannot exec into a container in a completed pod/m,
    same(
      'its program has ended; a pod for looking around needs one that stays, as sleep infinity',
      '프로그램이 이미 끝났습니다. 둘러볼 파드에는 sleep infinity처럼 끝나지 않는 명령이 필요합니다',
    ),
  ],
  [
    /is waiting to start/m,
    (_, { command: { args } }) => ({
      en: `kubectl describe pod ${bare(args[0])} says what it waits for`,
      ko: `무엇을 기다리는지는 kubectl describe pod ${bare(args[0])}에 나옵니다`,
    }),
  ],
  [
    /previous terminated container/m,
    same('it was not restarted: leave -p out', '재시작된 적이 없으니 -p를 빼세요'),
  ],
  [/^error: expected 'logs/m, same('kubectl logs POD', 'kubectl logs 파드')],
  [
    /^error: invalid restart policy/m,
    same(
      'write Always, OnFailure or Never: letter case counts',
      'Always, OnFailure, Never 가운데 하나로 쓰세요. 대소문자를 구분합니다',
    ),
  ],
  [
    /^error: Invalid image name/m,
    same(
      'an image is written NAME or NAME:TAG, in lower case',
      '이미지는 소문자로 이름 또는 이름:태그처럼 씁니다',
    ),
  ],
  [
    /^error: --rm should only be used for attached/m,
    same(
      'add -it: kubectl run -it --rm NAME --image=IMAGE -- COMMAND',
      '-it를 덧붙이세요: kubectl run -it --rm 이름 --image=이미지 -- 명령',
    ),
  ],
  [/^error: -i\/--stdin is required for containers with -t/m, same('write -it', '-it로 쓰세요')],
  [/^error: --port must be set when exposing/m, same('add --port=80', '--port=80을 덧붙이세요')],
  [/^error: The --replicas=COUNT flag/m, same('write --replicas=3', '--replicas=3처럼 쓰세요')],
  [
    /^error: at least one (label|annotation) update is required/m,
    (_, { command: { path } }) => ({
      en: `write KEY=VALUE behind the name, or KEY- to take it away: kubectl ${path} pod web tier=front`,
      ko: `이름 뒤에 키=값을 쓰거나, 지우려면 키-를 쓰세요: kubectl ${path} pod web tier=front`,
    }),
  ],
  [
    /already has a value \(.*\), and --overwrite is false/m,
    same('add --overwrite', '--overwrite를 덧붙이세요'),
  ],
  [
    /^error: all resources must be specified before/m,
    same('names come first, then KEY=VALUE', '이름을 먼저 쓰고 그다음에 키=값을 쓰세요'),
  ],
  [
    /^error: unable to find container named/m,
    same(
      "the names stand in -o jsonpath='{.spec.template.spec.containers[*].name}'",
      "컨테이너 이름은 -o jsonpath='{.spec.template.spec.containers[*].name}'으로 볼 수 있습니다",
    ),
  ],
  [
    /^error: at least one image update is required/m,
    same(
      'write CONTAINER=IMAGE behind it: kubectl set image deploy/web nginx=nginx:1.29',
      '뒤에 컨테이너=이미지를 쓰세요: kubectl set image deploy/web nginx=nginx:1.29',
    ),
  ],
  [
    /^error: unrecognized condition/m,
    same(
      'say what is waited for: kubectl wait pod/web --for=condition=Ready',
      '무엇을 기다릴지 쓰세요: kubectl wait pod/web --for=condition=Ready',
    ),
  ],
  [
    /^error: timed out waiting for the condition/m,
    same(
      'kubectl describe says at its end what happened to it',
      '무슨 일이 있었는지는 kubectl describe의 끝에 나옵니다',
    ),
  ],
  [
    /^error: must specify --patch or/m,
    same(`write -p '{"spec":{"type":"NodePort"}}'`, `-p '{"spec":{"type":"NodePort"}}'처럼 쓰세요`),
  ],
  [
    /^error: (?:json|unable to parse|yaml): /m,
    same(
      `a patch is JSON in quotes: -p '{"spec":{"type":"NodePort"}}'`,
      `패치는 따옴표로 묶은 JSON입니다: -p '{"spec":{"type":"NodePort"}}'`,
    ),
  ],
  [
    /^error: field "(.*)" does not exist/m,
    (_, { command: { args } }) => {
      const parent = (args[0] ?? '').split('.').slice(0, -1).join('.')
      return {
        en: `kubectl explain ${parent} lists the fields`,
        ko: `필드 목록을 확인해 보세요: kubectl explain ${parent}`,
      }
    },
  ],
  [
    /^error: We accept only this format: explain RESOURCE/m,
    (_, { command: { args } }) => ({
      en: `join the words with dots: kubectl explain ${args.join('.')}`,
      ko: `단어를 점으로 이으세요: kubectl explain ${args.join('.')}`,
    }),
  ],
  [
    /^error: TYPE\/NAME and list of ports are required/m,
    same('kubectl port-forward service/web 8080:80', 'kubectl port-forward service/web 8080:80처럼 쓰세요'),
  ],
  [
    /does not have a service port/m,
    same('kubectl get service shows its ports', '포트는 kubectl get service로 볼 수 있습니다'),
  ],
  [
    /^error: no (?:status|history|rollbacker|restarter)|is not (?:re)?startable/m,
    same(
      'Deployments, DaemonSets and StatefulSets have rollouts',
      '롤아웃은 디플로이먼트, 데몬셋, 스테이트풀셋에 있습니다',
    ),
  ],
  [
    /^error: there is no need to specify a resource type/m,
    same(
      'write TYPE/NAME for each: kubectl get service/web pod/client',
      '하나하나 타입/이름으로 쓰세요: kubectl get service/web pod/client',
    ),
  ],
  [
    /^error: arguments in resource\/name form must have/m,
    same(
      'write types with commas and no blanks: kubectl get pods,services',
      '타입은 빈칸 없이 쉼표로 이어 쓰세요: kubectl get pods,services',
    ),
  ],
  [
    /^error: name cannot be provided when a selector/m,
    same('leave the name or the selector out', '이름과 셀렉터 가운데 하나를 빼세요'),
  ],
  [
    /^error: --(show-labels|sort-by)? ?.*cannot be used|cannot be specified together|cannot (?:specify|set) --/m,
    same('leave one of the two out', '둘 가운데 하나를 빼세요'),
  ],
  [
    /^error: invalid taint effect/m,
    same(
      'write NoSchedule, PreferNoSchedule or NoExecute',
      'NoSchedule, PreferNoSchedule, NoExecute 가운데 하나로 쓰세요',
    ),
  ],
  [
    /^error: invalid object to validate|^(?!Warning: ).*(?:must be specified|is required)/m,
    (_, { command: { path } }) => ({
      en: `kubectl ${path} --help shows how it is written`,
      ko: `쓰는 법은 kubectl ${path} --help에 나옵니다`,
    }),
  ],
]

/** pod/web is web. */
function bare(target = 'POD'): string {
  return target.slice(target.lastIndexOf('/') + 1)
}

const examples: Readonly<Record<string, string>> = {
  image: 'nginx',
  replicas: '3',
  'external-name': 'db.example.com',
  port: '80',
}

function flagMissing(flag: string, path: string): Hint {
  const example = `--${flag}=${examples[flag] ?? 'VALUE'}`
  const line = path === 'run' ? `kubectl run NAME ${example}` : `kubectl ${path} … ${example}`
  return { en: `add ${example}: ${line}`, ko: `${example}처럼 덧붙이세요: ${line}` }
}

function unexpected(words: string, path: string): Hint {
  const [first = ''] = words.split(' ')
  if (/\.(?:ya?ml|json)$/.test(first) || first === '-' || first.includes('/')) {
    return {
      en: `write -f before the file: kubectl ${path} -f ${first}`,
      ko: `파일 앞에 -f를 쓰세요: kubectl ${path} -f ${first}`,
    }
  }
  const kind = findResource(first)?.kind
  if (path === 'create' && kind === 'Pod') {
    return {
      en: 'kubectl run NAME --image=IMAGE makes a pod',
      ko: '파드는 kubectl run 이름 --image=이미지로 만듭니다',
    }
  }
  return {
    en: `write the object into a file, and kubectl ${path} -f FILE`,
    ko: `오브젝트를 파일에 쓰고 kubectl ${path} -f 파일로 적용하세요`,
  }
}

/** A type where a name was looked for; the name of what makes pods instead of a pod's; else, where to look. */
function notFound(type: string, name: string, { command, cluster, namespace }: Session): Hint {
  const isType = findResource(name) !== undefined && command.path === 'get'
  if (isType) {
    return {
      en: `for both types write kubectl get ${type},${name}`,
      ko: `두 타입을 함께 보려면 이렇게 쓰세요: kubectl get ${type},${name}`,
    }
  }
  const makers = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const
  const maker = makers.find((kind) => cluster.state.get(kind, namespace, name) !== undefined)
  if (type === 'pods' && maker !== undefined) {
    const path = `${maker.toLowerCase()}/${name}`
    const takesMaker = command.path === 'exec' || command.path === 'logs' || command.path === 'port-forward'
    return takesMaker
      ? {
          en: `${name} is a ${maker}: write ${path}, and one of its pods is taken`,
          ko: `${name}은(는) ${maker}입니다. ${path}처럼 쓰면 그 파드 가운데 하나를 고릅니다`,
        }
      : {
          en: `${name} is a ${maker}; its pods have longer names: kubectl get pods`,
          ko: `${name}은(는) ${maker}입니다. 그 파드의 이름은 더 깁니다: kubectl get pods`,
        }
  }
  const { kind = '' } = findResource(type) ?? {}
  const all = isKind(kind) && kinds[kind].namespaced ? ' -A' : ''
  return {
    en: `kubectl get ${type}${all} shows which there are`,
    ko: `어떤 것이 있는지 확인해 보세요: kubectl get ${type}${all}`,
  }
}
