/**
 * Every command of the notes on Services, in their order, typed at the cluster of scenarios/notes.yaml: each gives the
 * kind of answer that the notes show, or the error of today's program and what to type now, which then works.
 */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseScenario } from '../scenario/parse.ts'
import { certificates } from '../tls.ts'
import { type Ran, runCommand } from './run-command.ts'
import { newSession, type Session } from './session.ts'

const ingress = (extra: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: kubia }
spec:
  ingressClassName: nginx${extra}
  rules:
    - host: kubia.example.com
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: kubia-nodeport, port: { number: 80 } } } }
`

/** The files that the notes apply. */
const files: Readonly<Record<string, string>> = {
  'helloworld.service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: helloworld }\nspec: { selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080 }] }\n',
  'kubia-nodeport.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: kubia-nodeport }\nspec: { type: NodePort, selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080, nodePort: 30123 }] }\n',
  'kubia-loadbalancer.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: kubia-loadbalancer }\nspec: { type: LoadBalancer, selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080 }] }\n',
  'old-ingress.yaml':
    'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: kubia }\nspec: { rules: [{ host: kubia.example.com, http: { paths: [{ path: /, backend: { serviceName: kubia-nodeport, servicePort: 80 } }] } }] }\n',
  'ingress.yaml': ingress(''),
  'ingress-tls.yaml': ingress('\n  tls: [{ hosts: [kubia.example.com], secretName: tls-secret }]'),
  'request.yaml': 'generated below',
  'headless.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: kubia-headless }\nspec: { clusterIP: None, selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080 }] }\n',
  'old-headless.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: kubia-headless }\nspec: { clusterIp: None, selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080 }] }\n',
  'external.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: external-service }\nspec: { ports: [{ port: 80 }] }\n---\napiVersion: v1\nkind: Endpoints\nmetadata: { name: external-service }\nsubsets: [{ addresses: [{ ip: 11.11.11.11 }, { ip: 22.22.22.22 }], ports: [{ port: 80 }] }]\n',
}

type Row = readonly [line: string, exitCode: number, ...shows: readonly RegExp[]]

const kubia = '$(k get po -l app=kubia -o name | head -1)'
const lines = '$(k get po -l app=lines-admin-nextjs -o name | head -1)'

const rows: readonly Row[] = [
  [
    'kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert"',
    0,
    /^ingress.networking.k8s.io\/simple created$/m,
  ],
  ['kubectl create ingress catch-all --class=otheringress --rule="/path=svc:port"', 0, /catch-all created/],
  [
    'kubectl create ingress annotated --class=default --rule="foo.com/bar=svc:port" \\\n--annotation ingress.annotation1=foo \\\n--annotation ingress.annotation2=bla',
    0,
    /annotated created/,
  ],
  [
    'kubectl create ingress multipath --class=default \\\n--rule="foo.com/=svc:port" \\\n--rule="foo.com/admin/=svcadmin:portadmin"',
    0,
    /multipath created/,
  ],
  [
    'kubectl create ingress ingress1 --class=default \\\n--rule="foo.com/path*=svc:8080" \\\n--rule="bar.com/admin*=svc2:http"',
    0,
    /ingress1 created/,
  ],
  [
    'kubectl create ingress ingtls --class=default \\\n--rule="foo.com/=svc:https,tls" \\\n--rule="foo.com/path/subpath*=othersvc:8080"',
    0,
    /ingtls created/,
  ],
  [
    'kubectl create ingress ingsecret --class=default \\\n--rule="foo.com/*=svc:8080,tls=secret1"',
    0,
    /ingsecret created/,
  ],
  [
    'kubectl create ingress ingdefault --class=default \\\n--default-backend=defaultsvc:http \\\n--rule="foo.com/*=svc:8080,tls=secret1"',
    0,
    /ingdefault created/,
  ],
  ['kubectl apply -f helloworld.service.yaml', 0, /^service\/helloworld created$/m],
  // The pod has no label in the notes, and expose then has no selector to make; here it has one.
  [
    'kubectl expose pod lines-cluster --type=LoadBalancer --name lines-admin-front-http',
    0,
    /service\/lines-admin-front-http exposed/,
  ],
  [
    'kubectl get services',
    0,
    /^NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE$/m,
    /^kubernetes +ClusterIP +10\.124\.0\.1 /m,
  ],
  [
    'k get svc',
    0,
    /^lines-admin-nextjs-service +LoadBalancer +10\.124\.\S+ +34\.27\.67\.\d+ +3000:\d+\/TCP/m,
  ],
  ['k exec kubia-7nog1 -- curl -s http://10.111.249.153', 1, /pods "kubia-7nog1" not found/],
  [
    `k exec ${kubia} -- curl -s http://$(k get svc kubia -o jsonpath={.spec.clusterIP})`,
    0,
    /^You've hit kubia-\w{5}$/m,
  ],
  // Without -- , flags behind the pod are kubectl's own: -s is the API server's address.
  [`k exec ${kubia} curl -s http://kubia`, 1, /exec \[POD\] \[COMMAND\] is not supported anymore/],
  [
    `k exec ${lines} env`,
    1,
    /exec \[POD\] \[COMMAND\] is not supported anymore/,
    /hint: type kubectl exec pod\/lines-\S+ -- env/,
  ],
  [
    `k exec ${lines} -- env`,
    0,
    /^NODE_ENV=production$/m,
    /^LINES_ADMIN_NEXTJS_SERVICE_PORT_3000_TCP_ADDR=10\.124\./m,
    /^KUBERNETES_SERVICE_HOST=10\.124\.0\.1$/m,
  ],
  ['k exec -it {pod name} bash', 1, /not supported anymore/],
  [`k exec -it ${kubia} -- bash`, 0],
  ['curl http://kubia.default.svc.cluster.local', 0, /^You've hit kubia-/],
  ['curl http://kubia.default', 0, /^You've hit kubia-/],
  ['curl http://kubia', 0, /^You've hit kubia-/],
  [
    'cat /ect/resolv.conf',
    1,
    /cat: \/ect\/resolv.conf: No such file or directory/,
    /hint: is \/etc\/resolv.conf meant\?/,
  ],
  [
    'cat /etc/resolv.conf',
    0,
    /^search default.svc.cluster.local svc.cluster.local cluster.local$/m,
    /^nameserver 10\.124\.0\.10$/m,
    /^options ndots:5$/m,
  ],
  [
    'ping kubia',
    1,
    /^PING kubia.default.svc.cluster.local \(10\.124\.\S+\): 56 data bytes$/m,
    /100% packet loss/,
    /hint: .* virtual IP/,
  ],
  ['exit', 1],
  [
    'k describe svc lines-admin-nextjs-service',
    0,
    /^Type: +LoadBalancer$/m,
    /^Endpoints: +10\.244\.\S+:3000,10\.244\.\S+:3000$/m,
    /^Session Affinity: +None$/m,
  ],
  [
    'k get endpoints lines-admin-nextjs-service',
    0,
    /^lines-admin-nextjs-service +10\.244\.\S+:3000,10\.244\.\S+:3000 +\d/m,
    /Warning: v1 Endpoints is deprecated/,
  ],
  [
    'k apply -f external.yaml && sleep 2 && k get endpointslices',
    0,
    /external-service-\S+ +IPv4 +80 +11\.11\.11\.11,22\.22\.22\.22/,
  ],
  [`k exec ${kubia} -- curl -s http://external-service`, 0, /external-\d answers/],
  [
    'k apply -f kubia-nodeport.yaml; k get svc kubia-nodeport',
    0,
    /^kubia-nodeport +NodePort +10\.124\.\S+ +<none> +80:30123\/TCP/m,
  ],
  ['curl -m 2 http://$(minikube ip):30123', 28, /curl: \(28\) Connection timed out/],
  [
    'gcloud copute firewall-rules create kubia-svc --allow=tcp:30123 ',
    2,
    /Invalid choice: 'copute'/,
    /hint: gcloud compute firewall-rules create kubia-svc --allow=tcp:30123/,
  ],
  [
    'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123',
    0,
    /Created/,
    /kubia-svc +default +INGRESS +1000 +tcp:30123/,
  ],
  ['sleep 2; curl -s -m 2 http://$(minikube ip):30123', 0, /^You've hit kubia-/],
  [
    'k apply -f kubia-loadbalancer.yaml; k get svc kubia-loadbalancer',
    0,
    /^kubia-loadbalancer +LoadBalancer +10\.124\.\S+ +<pending> +80:\d+\/TCP/m,
  ],
  [
    'sleep 10; curl -s -m 2 http://$(k get svc kubia-loadbalancer -o jsonpath={.status.loadBalancer.ingress[0].ip})',
    0,
    /^You've hit kubia-/,
  ],
  ['minikube addons list', 0, /\| ingress +\| minikube \| disabled/],
  ['minikube addons enable ingress', 0, /The 'ingress' addon is enabled/],
  [
    'sleep 30; k get po --all-namespaces',
    0,
    /^ingress-nginx +ingress-nginx-controller-\S+ +1\/1 +Running/m,
    /^kube-system +coredns-/m,
  ],
  ['k apply -f old-ingress.yaml', 1, /no matches for kind "Ingress" in version "extensions\/v1beta1"/],
  ['k apply -f ingress.yaml', 0, /ingress.networking.k8s.io\/kubia created/],
  ['sleep 5; k get ingresses', 0, /^kubia +nginx +kubia.example.com +\S+ +80 /m],
  ['curl http://kubia.example.com', 6, /Could not resolve host: kubia.example.com/],
  ['gcloud compute firewall-rules create web --allow=tcp:80,tcp:443', 0, /web/],
  [
    'echo "$(k get ingress kubia -o jsonpath={.status.loadBalancer.ingress[0].ip}) kubia.example.com" >> /etc/hosts; curl -s -m 5 http://kubia.example.com',
    0,
    /^You've hit kubia-\w{5}$/m,
  ],
  ['openssl genrsa -out tls.key 2048', 0],
  [
    'openssl req -new -x509 -key tls.key -out tls.cert -day 360 -subj',
    1,
    /req: Use -help for summary/,
    /there is -days/,
  ],
  [
    'openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj',
    1,
    /req: Option -subj needs a value/,
    /-subj \/CN=kubia.example.com/,
  ],
  [
    'openssl req -new -x509 -key tls.key -out tls.cert -subj /CN=kubia -addext subjectAltName=kubia.example.com',
    1,
    /Error checking extensions/,
    /subjectAltName=DNS:kubia.example.com/,
  ],
  ['openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj /CN=kubia.example.com', 0],
  ['kubectl create secret tls tls-secret --cert=tls.cert --key=tls.key', 0, /secret\/tls-secret created/],
  [
    'kubectl certificate approve nobody',
    1,
    /certificatesigningrequests.certificates.k8s.io "nobody" not found/,
  ],
  ['k apply -f ingress-tls.yaml', 0, /ingress.networking.k8s.io\/kubia configured/],
  [
    'sleep 2; curl -m 5 https://kubia.example.com/kubia',
    60,
    /curl: \(60\) SSL certificate problem: self-signed certificate/,
  ],
  [
    'curl -k -v -m 5 https://kubia.example.com/kubia',
    0,
    /^\* {2}subject: CN=kubia.example.com$/m,
    /self-signed certificate \(18\), continuing anyway/,
    /^You've hit kubia-/m,
  ],
  ['kubectl edit rc kubia', 1, /editor/, /hint: /],
  [
    'KUBE_EDITOR="sed -i \'s|image: luksa/kubia|image: luksa/kubia\\n        readinessProbe: { exec: { command: [ls, /var/ready] } }|\'" kubectl edit rc kubia',
    0,
    /replicationcontroller\/kubia edited/,
  ],
  ['k delete po -l app=kubia; sleep 60; k get po', 0, /^kubia-\w{5} +0\/1 +Running/m],
  ['k exec kubia-2r1qp -- touch /var/ready', 1, /pods "kubia-2r1qp" not found/],
  [`k exec ${kubia} -- touch /var/ready`, 0],
  [`sleep 15; k get ${kubia}`, 0, /^kubia-\w{5} +1\/1 +Running/m],
  ['k apply -f old-headless.yaml', 1, /unknown field "spec.clusterIp"/],
  ['k apply -f headless.yaml', 0, /service\/kubia-headless created/],
  [
    'k run dnsutils --image=tutum/dnsutils --generator=run-pod/v1 --command --sleep infinity',
    1,
    /unknown flag: --generator/,
    /hint: leave --generator out/,
  ],
  ['k run dnsutils --image=tutum/dnsutils --command -- sleep infinity', 0, /pod\/dnsutils created/],
  [
    'sleep 5; k exec dnsutils nslookup kubia-headless',
    1,
    /hint: type kubectl exec dnsutils -- nslookup kubia-headless/,
  ],
  [
    'k exec dnsutils -- nslookup kubia-headless',
    0,
    /^Server:\t\t10\.124\.0\.10$/m,
    /^Name:\tkubia-headless.default.svc.cluster.local\nAddress: 10\.244\./m,
  ],
  ['k exec dnsutils nslookup kubia', 1, /hint: type kubectl exec dnsutils -- nslookup kubia/],
  ['k exec dnsutils -- nslookup kubia', 0, /^Name:\tkubia.default.svc.cluster.local\nAddress: 10\.124\./m],
  ['k get endpoints', 0, /^kubia +10\.244\.\S+:8080 /m],
]

function begin(): { cluster: Cluster; session: Session } {
  const text = readFileSync(new URL('../../scenarios/notes.yaml', import.meta.url), 'utf8')
  const scenario = parseScenario({ name: 'notes.yaml', text })
  expect(scenario).toMatchObject({ ok: true })
  const cluster = new Cluster(scenario.ok ? scenario.value : {}, { certificates })
  expect(cluster.started).toMatchObject({ ok: true })
  cluster.advance(60)
  const host = {
    read: (path: string) => files[path],
    list: (path: string) => (path === '.' ? Object.keys(files) : undefined),
  }
  return { cluster, session: newSession({ host, secondsPerCommand: 1 }) }
}

/** One world for all rows: each line finds what the lines before it have left. */
const world = begin()

function type(line: string): Ran {
  const ran = runCommand(world.cluster, line, world.session)
  world.cluster = ran.cluster
  world.session = ran.session
  return ran
}

it.each(rows.map(([line, exitCode, ...shows]) => ({ line, exitCode, shows })))('$line', (row) => {
  const { line, exitCode, shows } = row
  const ran = type(line)
  const text = ran.chunks.map((chunk) => chunk.text).join('')
  for (const shown of shows) expect(text).toMatch(shown)
  expect(`exit ${ran.exitCode}\n${ran.exitCode === exitCode ? '' : text}`).toBe(`exit ${exitCode}\n`)
})
