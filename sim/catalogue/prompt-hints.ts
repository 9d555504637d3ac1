/**
 * What helps on at the prompt, in English as programs say it behind their own lines, and in Korean. A row is a sentence;
 * {} stands for what is put in, in the same order in both. Programs speak English: their own lines are left as they are.
 *
 * Long because it is a table. Example: hintInKorean('is kubectl meant?') is '혹시 kubectl을 쓰려고 했나요?'.
 */
import { settleParticles } from './particle.ts'

function hintInKorean(hint: string): string | undefined {
  for (const [english, korean] of rows) {
    const found = patternOf(english).exec(hint)
    if (found === null) continue
    const parts = found.slice(1)
    return settleParticles(korean.replace(/\{\}/g, () => parts.shift() ?? ''))
  }
  return undefined
}

/** The text with its hints in Korean, as far as they are known. */
export function withHintsInKorean(text: string): string {
  return text.replace(/^hint: (.*)$/gm, (_, hint: string) => `hint: ${hintInKorean(hint) ?? hint}`)
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`)
}

type Row = readonly [english: string, korean: string]

const kubectl: readonly Row[] = [
  ['did you mean {}?', '혹시 {}을(를) 쓰려고 했나요?'],
  ['kubectl api-resources lists them all', '전체 목록은 kubectl api-resources로 볼 수 있습니다'],
  [
    'kubectl api-resources shows which resources it has',
    '쓸 수 있는 리소스는 kubectl api-resources로 볼 수 있습니다',
  ],
  ['see what there is with kubectl help', 'kubectl help로 쓸 수 있는 명령을 확인해 보세요'],
  ['there is one context here: {}', '여기에는 컨텍스트가 하나뿐입니다: {}'],
  ['its containers are {}', '컨테이너: {}'],
  ['type kubectl exec {}', '이렇게 입력하세요: kubectl exec {}'],
  ['it fails each time that it is run again', '다시 실행할 때마다 실패합니다'],
  [
    'kubectl describe pod {} says why it does not start',
    '시작하지 않는 이유는 kubectl describe pod {}에 나옵니다',
  ],
  [
    'leave --rm out: then kubectl describe pod {} says why it does not start',
    '--rm을 빼면 시작하지 않는 이유를 kubectl describe pod {}에서 볼 수 있습니다',
  ],
  [
    'this simulator asks nobody for permission; a real cluster may answer no',
    '이 시뮬레이터는 권한을 확인하지 않습니다. 실제 클러스터는 no라고 답할 수 있습니다',
  ],
  ['everything is allowed here', '여기서는 모든 것이 허용됩니다'],
  ['openssl makes the files: {}', '파일은 openssl로 만듭니다: {}'],
  [
    '{} is in base64: decode it first, with base64 -d',
    '{}은(는) base64입니다. 먼저 base64 -d로 디코딩하세요',
  ],
  ['each name has its kind before it: {}', '이름마다 앞에 종류를 적습니다: {}'],
  ['leave it out, and give the name yourself', '빼고 이름을 직접 정하세요'],
  ['use --image=IMAGE instead of --from', '--from 대신 --image=이미지를 쓰세요'],
  [
    'scale the owner to 0, or delete it with all it owns',
    '소유한 오브젝트를 0으로 줄이거나 딸린 것까지 함께 삭제하세요',
  ],
  ['leave it out', '빼세요'],
  [
    'it knows those of the kinds that the course is about: kubectl explain service',
    '이 과정에서 다루는 종류의 필드만 있습니다: kubectl explain service',
  ],
  ['leave it out: kubectl apply then merges by itself', '빼세요. 그러면 kubectl apply가 알아서 병합합니다'],
  [
    'delete what is not wanted with kubectl delete -f FILE',
    '필요 없는 것은 kubectl delete -f 파일로 지우세요',
  ],
  ['use -o json, which shows the same objects', '같은 오브젝트를 보여 주는 -o json을 쓰세요'],
  [
    'the simulator does not know what {} prints while it runs; kubectl describe pod tells what happened to it',
    '{}이(가) 실행 중에 무엇을 출력하는지 시뮬레이터는 모릅니다. 무슨 일이 있었는지는 kubectl describe pod에 나옵니다',
  ],
  ['use -o jsonpath=… or -o custom-columns=…', '-o jsonpath=…나 -o custom-columns=…를 쓰세요'],
  [
    'nothing was changed; open the editor again and correct it',
    '바뀐 것이 없습니다. 편집기를 다시 열어 고치세요',
  ],
  [
    'use kubectl patch, or kubectl get -o yaml > FILE and kubectl apply -f FILE',
    'kubectl patch를 쓰거나, kubectl get -o yaml > 파일로 저장해 고친 뒤 kubectl apply -f 파일로 적용하세요',
  ],
  [
    'nothing listens on your own machine here; ask the pod itself, as kubectl exec CLIENT -- curl {}',
    '여기서는 자기 컴퓨터에서 아무것도 수신하지 않습니다. 파드에 직접 요청하세요: kubectl exec 클라이언트 -- curl {}',
  ],
  ['save the file in the working folder, and name it with -f', '파일을 작업 폴더에 저장하고 -f로 지정하세요'],
  [
    'write the manifests out, and name their folder with -f',
    '매니페스트를 풀어 쓰고 그 폴더를 -f로 지정하세요',
  ],
  [
    'see why with kubectl get pods and kubectl describe',
    '이유는 kubectl get pods와 kubectl describe로 확인하세요',
  ],
  ['{} have no number of replicas to set', '{}에는 정할 레플리카 수가 없습니다'],
  ['use kubectl describe, or kubectl edit', 'kubectl describe나 kubectl edit를 쓰세요'],
  ['use kubectl exec -it POD -- sh', 'kubectl exec -it 파드 -- sh를 쓰세요'],
  ['use kubectl scale --replicas=N', 'kubectl scale --replicas=N을 쓰세요'],
  [
    'press Tab at the prompt: commands, kinds and names are completed',
    '프롬프트에서 Tab을 누르면 명령, 종류, 이름이 완성됩니다',
  ],
  [
    'use kubectl exec POD -- sh -c "echo TEXT > FILE"',
    'kubectl exec 파드 -- sh -c "echo 내용 > 파일"을 쓰세요',
  ],
  ['start a pod beside it: {}', '옆에 파드를 하나 실행하세요: {}'],
  [
    'use kubectl apply --dry-run=server -f FILE -o yaml',
    'kubectl apply --dry-run=server -f 파일 -o yaml을 쓰세요',
  ],
  [
    'write the manifests out, and apply the folder with kubectl apply -f FOLDER',
    '매니페스트를 풀어 쓰고 kubectl apply -f 폴더로 적용하세요',
  ],
  ['no request to the API server is authenticated here', '여기서는 API 서버로 가는 요청을 인증하지 않습니다'],
  [
    'no container uses measured cpu or memory here; kubectl describe {} shows what was asked for',
    '여기서는 컨테이너의 CPU와 메모리를 재지 않습니다. 요청한 양은 kubectl describe {}에 나옵니다',
  ],
]

const shell: readonly Row[] = [
  [
    '{} seconds passed; on a real terminal it goes on until Ctrl-C',
    '{}초가 지났습니다. 실제 터미널에서는 Ctrl-C를 누를 때까지 계속됩니다',
  ],
  ['is {} meant?', '혹시 {}을(를) 쓰려고 했나요?'],
  ['{} is there; what it says is not modelled.', '{}은(는) 있지만 내용은 모델링하지 않았습니다.'],
  [
    'the image has {}; what it does is not modelled',
    '이미지에 {}이(가) 있지만 하는 일은 모델링하지 않았습니다',
  ],
  [
    'leave the quotes out: each word behind -- stands for itself',
    '따옴표를 빼세요. -- 뒤의 단어는 하나하나 따로 전달됩니다',
  ],
  ['the image {} has no {}; it has {}', '이미지 {}에는 {}이(가) 없고 {}이(가) 있습니다'],
  ['the image {} does not have {}; it has {}', '이미지 {}에는 {}이(가) 없고 {}이(가) 있습니다'],
  ['the image {} does not have {}', '이미지 {}에는 {}이(가) 없습니다'],
  [
    'the image {} has no shell; kubectl debug or another pod can look at it from outside',
    '이미지 {}에는 셸이 없습니다. kubectl debug나 다른 파드로 바깥에서 살펴볼 수 있습니다',
  ],
  [
    'a text grew beyond {} characters, so the line was stopped.',
    '텍스트 하나가 {}자를 넘어서 이 줄을 멈추었습니다.',
  ],
  [
    'nobody reads more than {} characters; the line was stopped.',
    '출력이 {}자를 넘어서 이 줄을 멈추었습니다.',
  ],
  ['this line does not come to an end, so it was stopped.', '이 줄은 끝나지 않아서 멈추었습니다.'],
  [
    'this loop would not end by itself, so it was stopped after {} rounds.',
    '이 반복문은 스스로 끝나지 않아서 {}번 돈 뒤에 멈추었습니다.',
  ],
  ['the container is gone, and its shell with it.', '컨테이너가 사라졌고 그 셸도 함께 끝났습니다.'],
  [
    'watch showed {} rounds, {} seconds apart, and ended.',
    'watch가 {}번, {}초 간격으로 보여 주고 끝났습니다.',
  ],
  [
    'there is no editor here: change a file of your own folder in your own editor, or write one with cat > FILE <<EOF; kubectl edit takes KUBE_EDITOR="sed -i s/old/new/"',
    '여기에는 편집기가 없습니다. 자기 폴더의 파일은 쓰던 편집기로 고치거나 cat > 파일 <<EOF로 쓰세요. kubectl edit에는 KUBE_EDITOR="sed -i s/old/new/"를 줄 수 있습니다',
  ],
  [
    'the cluster is simulated: no images are built or run; kubectl run NAME --image=IMAGE starts a pod',
    '시뮬레이션 클러스터라서 이미지를 만들거나 실행하지 않습니다. 파드는 kubectl run 이름 --image=이미지로 시작합니다',
  ],
  ['use kubectl apply -f FILE', 'kubectl apply -f 파일을 쓰세요'],
  [
    'use kubectl get … -o jsonpath={…}, or -o json and grep',
    'kubectl get … -o jsonpath={…}를 쓰거나 -o json에 grep을 쓰세요',
  ],
  ['the simulated cluster runs already', '시뮬레이션 클러스터는 이미 실행 중입니다'],
  [
    'nodes cannot be logged in to; kubectl exec -it POD -- sh opens a shell in a pod',
    '노드에는 로그인할 수 없습니다. 파드 안의 셸은 kubectl exec -it 파드 -- sh로 엽니다',
  ],
  [
    'the machine of this prompt has files, and no repositories',
    '이 프롬프트의 컴퓨터에는 파일만 있고 저장소는 없습니다',
  ],
  [
    'nothing can be installed; help shows what there is',
    '설치할 수 있는 것은 없습니다. 쓸 수 있는 것은 help로 확인하세요',
  ],
  [
    'the database is there and takes connections, and what it would answer is not modelled: {} asks whether one can connect',
    '데이터베이스는 연결을 받지만 응답은 모델링하지 않았습니다. 연결되는지는 {}(으)로 확인하세요',
  ],
  [
    'packets cannot be caught; trace curl URL tells the way of a request',
    '패킷은 잡을 수 없습니다. 요청이 지나간 길은 trace curl 주소로 볼 수 있습니다',
  ],
  [
    'the rules of nodes are not shown; trace curl URL tells what they do',
    '노드의 규칙은 보여 주지 않습니다. 규칙이 하는 일은 trace curl 주소로 볼 수 있습니다',
  ],
  ['nodes and their services are not part of the prompt', '노드와 노드의 서비스는 이 프롬프트에 없습니다'],
  ['programs of one’s own cannot be run here', '직접 만든 프로그램은 여기서 실행할 수 없습니다'],
  [
    '{} is the virtual IP of Service {}. The nodes have rules for its ports alone, so a ping gets no answer; ask a port: {}',
    '{}은(는) 서비스 {}의 가상 IP입니다. 노드에는 그 포트에 대한 규칙만 있어 ping에는 응답이 없습니다. 포트로 요청하세요: {}',
  ],
  ['nothing answers at {}; `explain` says more.', '{}에서 응답이 없습니다. 자세한 것은 explain에 나옵니다.'],
  [
    'programs that a prompt starts do not stay: what listens in a container stands in its command.',
    '프롬프트에서 시작한 프로그램은 계속 실행되지 않습니다. 컨테이너에서 수신하는 것은 컨테이너의 명령으로 정합니다.',
  ],
  [
    'Redis takes the connection; what it holds is not modelled, only ping and echo are answered.',
    'Redis는 연결을 받지만 데이터는 모델링하지 않았고 ping과 echo에만 응답합니다.',
  ],
  [
    'the database takes the connection; what it holds is not modelled, only ping is answered.',
    '데이터베이스는 연결을 받지만 데이터는 모델링하지 않았고 ping에만 응답합니다.',
  ],
  [
    'the simulator knows ip addr, ip link and ip route.',
    '시뮬레이터에는 ip addr, ip link, ip route가 있습니다.',
  ],
  [
    'the interactive nslookup is not part of the simulator: nslookup NAME',
    '대화형 nslookup은 없습니다: nslookup 이름',
  ],
]

const machine: readonly Row[] = [
  [
    'of gcloud the simulator has compute firewall-rules create, update, list, describe and delete.',
    'gcloud에서는 compute firewall-rules create, update, list, describe, delete만 있습니다.',
  ],
  [
    'the simulator has rules that let somebody in, for all nodes; {} is not modelled.',
    '시뮬레이터에는 모든 노드로 들어오는 것을 허용하는 규칙만 있습니다. {}은(는) 모델링하지 않았습니다.',
  ],
  [
    'in this world nothing stands in front of the nodes: every port is open without a rule.',
    '이 세계에서는 노드 앞에 방화벽이 없어 규칙 없이도 모든 포트가 열려 있습니다.',
  ],
  ['gcloud {}', '이렇게 입력하세요: gcloud {}'],
  [
    'minikube tunnel gives load balancers an address on your own machine. Here a cloud does that, where the scenario has one: kubectl get service shows EXTERNAL-IP.',
    'minikube tunnel은 로드 밸런서에 자기 컴퓨터의 주소를 줍니다. 여기서는 시나리오에 클라우드가 있으면 클라우드가 그 일을 합니다. EXTERNAL-IP는 kubectl get service로 볼 수 있습니다.',
  ],
  [
    'the simulated cluster runs already. Of minikube it has addons, ip, service, status and tunnel.',
    '시뮬레이션 클러스터는 이미 실행 중입니다. minikube에서는 addons, ip, service, status, tunnel이 있습니다.',
  ],
  [
    'the add-on {} is not part of the simulator; ingress is.',
    '애드온 {}은(는) 시뮬레이터에 없습니다. ingress는 있습니다.',
  ],
  ['minikube {}', '이렇게 입력하세요: minikube {}'],
  ['the simulator knows openssl {} and version.', '시뮬레이터에는 openssl {}, version이 있습니다.'],
  ['this world was made without certificates.', '이 세계에는 인증서 기능이 없습니다.'],
  [
    'keys here have 2048 bits, whatever is asked for: longer ones would take long.',
    '요청과 관계없이 여기서는 키가 2048비트입니다. 더 긴 키는 시간이 오래 걸립니다.',
  ],
  ['what is to be made? {}', '무엇을 만들까요? {}'],
  ['which certificate? {}', '어느 인증서인가요? {}'],
  [
    'to sign a request, use a CertificateSigningRequest and kubectl certificate approve; or openssl req -x509 for a certificate that signs itself.',
    '요청에 서명하려면 CertificateSigningRequest와 kubectl certificate approve를 쓰고, 자체 서명 인증서는 openssl req -x509로 만드세요.',
  ],
  ['this certificate has expired.', '이 인증서는 만료되었습니다.'],
  ["-subj takes the certificate's subject: {}", '-subj에는 인증서의 주체를 씁니다: {}'],
  ['there is no option -{}; there is -{}.', '옵션 -{}은(는) 없고 -{}이(가) 있습니다.'],
  [
    'without -subj openssl asks for each part of the subject. Name it: {}',
    '-subj가 없으면 openssl이 주체를 하나씩 묻습니다. 이렇게 지정하세요: {}',
  ],
]

/** What the others do not say more closely. */
const last: readonly Row[] = [['use kubectl get {}', '이렇게 해 보세요: kubectl get {}']]

const rows: readonly Row[] = [...kubectl, ...shell, ...machine, ...last]
