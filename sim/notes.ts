/**
 * The manifests of the notes on Services (section 6), in their order and as they are written there: who refuses each and
 * with which line, the form that works, and what shows that it does. Fragments say what was added to make them whole.
 *
 * Long because it holds the manifests themselves.
 */
import type { Verdict } from './api/trace.ts'

export interface NoteRow {
  readonly what: string
  readonly written: string
  /** Who does not take it, and with which line; absent: it is accepted. */
  readonly refused?: { readonly by: 'YAML' | 'kubectl' | 'API server'; readonly line: string }
  /** What kubectl prints behind "Warning: ". */
  readonly warnings?: readonly string[]
  /** What a fragment lacks. */
  readonly wrapper?: string
  /** As it should be; undefined for what is no manifest at all. */
  readonly repaired: string | undefined
  /** What stands in the cluster already. */
  readonly beside?: string
  readonly shows: readonly Proof[]
  /** What the manifest does as it is written, where that is accepted and not what was meant. */
  readonly asWritten?: readonly Proof[]
}

export type Proof =
  /** A pod asks, and the answer holds this text. */
  | { readonly is: 'answered'; readonly url: string; readonly by: string }
  /** Over many requests these answer, and no others. */
  | { readonly is: 'answered-by-each'; readonly url: string; readonly by: readonly string[] }
  /** Many requests are answered by one and the same pod. */
  | { readonly is: 'answered-by-one'; readonly url: string }
  | { readonly is: 'ends'; readonly url: string; readonly verdict: Verdict }
  /** From outside the cluster, at the load balancer of a Service. */
  | { readonly is: 'load-balanced'; readonly service: string; readonly by: string }
  /** From outside the cluster, at a port of a node. */
  | { readonly is: 'at-node-port'; readonly port: number; readonly by: string }
  /** How many addresses the name has. */
  | { readonly is: 'resolved'; readonly name: string; readonly addresses: number }
  /** To which Service the Ingresses lead a request; undefined: to none. */
  | { readonly is: 'routed'; readonly request: string; readonly service: string | undefined }
  /** Refused until this file is made in the pods, answered afterwards. */
  | { readonly is: 'ready-after'; readonly url: string; readonly file: string }

const kubia = `apiVersion: v1
kind: Pod
metadata:
  name: kubia-ke823
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
`

export const noteRows: readonly NoteRow[] = [
  {
    what: 'a Service that maps 80 to 9376',
    written: `apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  selector:
    app.kubernetes.io/name: MyApp
  ports:
    - protocol: TCP
      port: 80
      targetPort: 9376
`,
    repaired: `apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  selector:
    app.kubernetes.io/name: MyApp
  ports:
    - protocol: TCP
      port: 80
      targetPort: 9376
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: my-app
  labels: { app.kubernetes.io/name: MyApp }
spec:
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [netexec, --http-port=9376]
`,
    shows: [{ is: 'answered', url: 'http://my-service/hostname', by: 'my-app' }],
  },
  {
    what: 'a LoadBalancer for port 3000',
    written: `apiVersion: v1
kind: Service
metadata:
  name: lines-admin-nextjs-service
spec:
  type: LoadBalancer
  selector:
    app: lines-admin-nextjs
  ports:
    - port: 3000
      targetPort: 3000
`,
    repaired: `apiVersion: v1
kind: Service
metadata:
  name: lines-admin-nextjs-service
spec:
  type: LoadBalancer
  selector:
    app: lines-admin-nextjs
  ports:
    - port: 3000
      targetPort: 3000
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: nextjs
  labels: { app: lines-admin-nextjs }
spec:
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [netexec, --http-port=3000]
`,
    shows: [
      { is: 'answered', url: 'http://lines-admin-nextjs-service:3000/hostname', by: 'nextjs' },
      { is: 'load-balanced', service: 'lines-admin-nextjs-service', by: 'nextjs' },
    ],
  },
  {
    what: 'a targetPort by the name of a container port',
    written: `apiVersion: v1
kind: Pod
metadata:
  name: nginx
  labels:
    app.kubernetes.io/name: proxy
spec:
  containers:
  - name: nginx
    image: nginx:stable
    ports:
      - containerPort: 80
        name: http-web-svc

---
apiVersion: v1
kind: Service
metadata:
  name: nginx-service
spec:
  selector:
    app.kubernetes.io/name: proxy
  ports:
  - name: name-of-service-port
    protocol: TCP
    port: 80
    targetPort: http-web-svc
`,
    repaired: `apiVersion: v1
kind: Pod
metadata:
  name: nginx
  labels:
    app.kubernetes.io/name: proxy
spec:
  containers:
  - name: nginx
    image: nginx:stable
    ports:
      - containerPort: 80
        name: http-web-svc

---
apiVersion: v1
kind: Service
metadata:
  name: nginx-service
spec:
  selector:
    app.kubernetes.io/name: proxy
  ports:
  - name: name-of-service-port
    protocol: TCP
    port: 80
    targetPort: http-web-svc
`,
    shows: [{ is: 'answered', url: 'http://nginx-service/', by: 'Welcome to nginx' }],
  },
  {
    what: 'a Service with two ports',
    written: `apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  selector:
    app.kubernetes.io/name: MyApp
  ports:
    - name: http
      protocol: TCP
      port: 80
      targetPort: 9376
    - name: https
      protocol: TCP
      port: 443
      targetPort: 9377
`,
    repaired: `apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  selector:
    app.kubernetes.io/name: MyApp
  ports:
    - name: http
      protocol: TCP
      port: 80
      targetPort: 9376
    - name: https
      protocol: TCP
      port: 443
      targetPort: 9377
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: my-app
  labels: { app.kubernetes.io/name: MyApp }
spec:
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [netexec, --http-port=9376]
---
apiVersion: v1
kind: Pod
metadata:
  name: my-app-tls
  labels: { app.kubernetes.io/name: Other }
spec:
  containers:
    - name: main
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [netexec, --http-port=9377]
`,
    shows: [
      { is: 'answered', url: 'http://my-service/hostname', by: 'my-app' },
      { is: 'ends', url: 'http://my-service:81/', verdict: 'timed-out' },
    ],
  },
  {
    what: 'a fragment about sessionAffinity',
    written: `apiVersion: v1 
kind: Service 
spec: 
  sessionAffinity: ClientIP 
  ...
`,
    refused: {
      by: 'YAML',
      line: "error: error parsing note.yaml: error converting YAML to JSON: yaml: line 6: could not find expected ':'",
    },
    wrapper: 'a name, a selector and a port in the place of `...`',
    repaired: `apiVersion: v1
kind: Service
metadata:
  name: kubia
spec:
  sessionAffinity: ClientIP
  selector: { app: kubia }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: kubia-ke823
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
---
apiVersion: v1
kind: Pod
metadata:
  name: kubia-2r1qp
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
`,
    shows: [{ is: 'answered-by-one', url: 'http://kubia/' }],
  },
  {
    what: 'an EndpointSlice written by hand, its two addresses in one endpoint',
    written: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: my-service-1 # 관행적으로, 서비스의 이름을
                     # 엔드포인트슬라이스 이름의 접두어로 사용한다.
  labels:
    # "kubernetes.io/service-name" 레이블을 설정해야 한다.
    # 이 레이블의 값은 서비스의 이름과 일치하도록 지정한다.
    kubernetes.io/service-name: my-service
addressType: IPv4
ports:
  - name: '' # 9376 포트는 (IANA에 의해) 잘 알려진 포트로 할당되어 있지 않으므로
             # 이 칸은 비워 둔다.
    appProtocol: http
    protocol: TCP
    port: 9376
endpoints:
  - addresses:
      - "10.4.5.6" # 이 목록에 IP 주소를 기재할 때 순서는 상관하지 않는다.
      - "10.1.2.3"
`,
    repaired: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: my-service-1 # 관행적으로, 서비스의 이름을
                     # 엔드포인트슬라이스 이름의 접두어로 사용한다.
  labels:
    # "kubernetes.io/service-name" 레이블을 설정해야 한다.
    # 이 레이블의 값은 서비스의 이름과 일치하도록 지정한다.
    kubernetes.io/service-name: my-service
addressType: IPv4
ports:
  - name: '' # 9376 포트는 (IANA에 의해) 잘 알려진 포트로 할당되어 있지 않으므로
             # 이 칸은 비워 둔다.
    appProtocol: http
    protocol: TCP
    port: 9376
endpoints:
  - addresses:
      - "10.4.5.6" # 이 목록에 IP 주소를 기재할 때 순서는 상관하지 않는다.
  - addresses:
      - "10.1.2.3"
`,
    beside: `apiVersion: v1
kind: Service
metadata:
  name: my-service
spec:
  ports: [{ port: 80, targetPort: 9376 }]
`,
    shows: [{ is: 'answered-by-each', url: 'http://my-service/', by: ['legacy-1', 'legacy-2'] }],
    asWritten: [{ is: 'answered-by-each', url: 'http://my-service/', by: ['legacy-1'] }],
  },
  {
    what: 'the answer of a command, fenced as YAML',
    written: `$ k exec lines-admin-nextjs-deployment-864f94fc8d-j4bkj env
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=lines-admin-nextjs-deployment-864f94fc8d-j4bkj
NODE_VERSION=19.3.0
YARN_VERSION=1.22.19
NODE_ENV=production
PORT=3000
KUBERNETES_SERVICE_HOST=10.124.0.1
KUBERNETES_SERVICE_PORT=443
KUBERNETES_PORT_443_TCP_PROTO=tcp
LINES_ADMIN_NEXTJS_SERVICE_SERVICE_HOST=10.124.3.83
LINES_ADMIN_NEXTJS_SERVICE_PORT_3000_TCP_PROTO=tcp
KUBERNETES_PORT=tcp://10.124.0.1:443
KUBERNETES_PORT_443_TCP_PORT=443
LINES_ADMIN_NEXTJS_SERVICE_PORT_3000_TCP=tcp://10.124.3.83:3000
LINES_ADMIN_NEXTJS_SERVICE_PORT_3000_TCP_PORT=3000
LINES_ADMIN_NEXTJS_SERVICE_PORT_3000_TCP_ADDR=10.124.3.83
KUBERNETES_SERVICE_PORT_HTTPS=443
KUBERNETES_PORT_443_TCP=tcp://10.124.0.1:443
KUBERNETES_PORT_443_TCP_ADDR=10.124.0.1
LINES_ADMIN_NEXTJS_SERVICE_SERVICE_PORT=3000
LINES_ADMIN_NEXTJS_SERVICE_PORT=tcp://10.124.3.83:3000
HOME=/home/bloguser
`,
    refused: {
      by: 'kubectl',
      line: 'error: error validating "note.yaml": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false',
    },
    repaired: undefined,
    shows: [],
  },
  {
    what: 'a Service without a selector',
    written: `apiVersion: v1 
kind: Service 
metadata: 
  name: external-service # 서비스 이름은 엔드포인트 오브젝트 이름과 일치해야 한다.  
spec:   # 이 서비스에는 셀렉터가 정의되어 있지 않다. 
  ports:
    - port: 80 
`,
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: external-service # 서비스 이름은 엔드포인트 오브젝트 이름과 일치해야 한다.  
spec:   # 이 서비스에는 셀렉터가 정의되어 있지 않다. 
  ports:
    - port: 80 
`,
    shows: [{ is: 'ends', url: 'http://external-service/', verdict: 'refused' }],
  },
  {
    what: 'its Endpoints',
    written: `apiVersion: v1 
kind: Endpoints 
metadata: 
  name: external-service # 엔드포인트 오브젝트의 이름은 서비스 이름과 일치해야 한다. 
subsets: 
  - addresses: 
    - ip: 11.11.11.11 # 서비스가 연결을 전달할 엔드 포인트의 IP 
    - ip: 22.22.22.22
    ports:
    - port: 80 # 엔드 포인트의 대상 포트  
      
`,
    warnings: ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
    repaired: `apiVersion: v1 
kind: Endpoints 
metadata: 
  name: external-service # 엔드포인트 오브젝트의 이름은 서비스 이름과 일치해야 한다. 
subsets: 
  - addresses: 
    - ip: 11.11.11.11 # 서비스가 연결을 전달할 엔드 포인트의 IP 
    - ip: 22.22.22.22
    ports:
    - port: 80 # 엔드 포인트의 대상 포트  
      
`,
    beside: `apiVersion: v1 
kind: Service 
metadata: 
  name: external-service # 서비스 이름은 엔드포인트 오브젝트 이름과 일치해야 한다.  
spec:   # 이 서비스에는 셀렉터가 정의되어 있지 않다. 
  ports:
    - port: 80 
`,
    shows: [{ is: 'answered-by-each', url: 'http://external-service/', by: ['eleven', 'twenty-two'] }],
  },
  {
    what: 'an alias for a name outside',
    written: `apiVersion: v1 
kind: Service 
metadata: 
  name: external-service
spec:
  type: ExternalName 
  externalName: someapi.somecompany.com
  ports:  
  - port: 80
`,
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: external-service
spec:
  type: ExternalName 
  externalName: someapi.somecompany.com
  ports:  
  - port: 80
`,
    shows: [{ is: 'answered', url: 'http://external-service/', by: 'some api' }],
  },
  {
    what: 'a NodePort whose selector says kubi',
    written: `apiVersion: v1 
kind: Service 
metadata:
  name: kubia-nodeport 
spec: 
  type: NodePort 
  ports:
    - port: 80 
      targetPort: 8080 
      nodePort: 30123 
  selector:
    app: kubi 
`,
    repaired: `apiVersion: v1 
kind: Service 
metadata:
  name: kubia-nodeport 
spec: 
  type: NodePort 
  ports:
    - port: 80 
      targetPort: 8080 
      nodePort: 30123 
  selector:
    app: kubia
`,
    beside: kubia,
    shows: [
      { is: 'answered', url: 'http://kubia-nodeport/', by: "You've hit kubia-ke823" },
      { is: 'at-node-port', port: 30123, by: "You've hit kubia-ke823" },
    ],
    asWritten: [{ is: 'ends', url: 'http://kubia-nodeport/', verdict: 'refused' }],
  },
  {
    what: 'a LoadBalancer for port 80',
    written: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-loadbalancer 
spec:
  type: LoadBalancer 
  ports:
  - port: 80
    targetPort: 8080 
  selector:
    app: kubia
`,
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-loadbalancer 
spec:
  type: LoadBalancer 
  ports:
  - port: 80
    targetPort: 8080 
  selector:
    app: kubia
`,
    beside: kubia,
    shows: [
      { is: 'answered', url: 'http://kubia-loadbalancer/', by: "You've hit kubia-ke823" },
      { is: 'load-balanced', service: 'kubia-loadbalancer', by: "You've hit kubia-ke823" },
    ],
  },
  {
    what: 'a fragment with spec misspelt',
    written: `sepc:
  externalTrafficPolicy: Local
`,
    refused: {
      by: 'kubectl',
      line: 'error: error validating "note.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
    },
    wrapper: 'the LoadBalancer that the notes show before it',
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-loadbalancer 
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  ports:
  - port: 80
    targetPort: 8080 
  selector:
    app: kubia
`,
    beside: kubia,
    shows: [{ is: 'load-balanced', service: 'kubia-loadbalancer', by: "You've hit kubia-ke823" }],
  },
  {
    what: 'an Ingress of an API that is gone',
    written: `apiVersion: extensions/v1beta1
kind: Ingress 
metadata: 
  name: kubia 
spec: 
  rules: 
  - host: kubia.example.com 
    http: 
    paths:
      - path: / 
        backend: 
          serviceName: kubia-nodeport 
          servicePort: 80
`,
    refused: {
      by: 'kubectl',
      line: 'error: resource mapping not found for name: "kubia" namespace: "" from "note.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"\nensure CRDs are installed first',
    },
    repaired: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: kubia
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: kubia-nodeport, port: { number: 80 } } }
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: kubia-ke823
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
---
apiVersion: v1 
kind: Service 
metadata:
  name: kubia-nodeport 
spec: 
  type: NodePort 
  ports:
    - port: 80 
      targetPort: 8080 
      nodePort: 30123 
  selector:
    app: kubia
`,
    shows: [
      { is: 'routed', request: 'kubia.example.com/', service: 'kubia-nodeport' },
      { is: 'routed', request: 'other.example.com/', service: undefined },
    ],
  },
  {
    what: 'a fragment of an Ingress with two paths',
    written: `... 
  - host: kubia.example.com 
    http: 
      paths: 
      - path: /kubia 
        backend: 
          serviceName: kubia 
          servicePort: 80 
      - path: /bar 
        backend: 
          serviceName: bar 
          servicePort: 80 
`,
    refused: {
      by: 'YAML',
      line: 'error: error parsing note.yaml: error converting YAML to JSON: yaml: did not find expected node content',
    },
    wrapper: 'apiVersion, kind, name and `spec.rules` around it',
    repaired: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: kubia
spec:
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /kubia
            pathType: Prefix
            backend: { service: { name: kubia, port: { number: 80 } } }
          - path: /bar
            pathType: Prefix
            backend: { service: { name: bar, port: { number: 80 } } }
`,
    beside: `apiVersion: v1
kind: Service
metadata:
  name: kubia
spec:
  selector: { app: kubia }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata:
  name: bar
spec:
  selector: { app: bar }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    shows: [
      { is: 'routed', request: 'kubia.example.com/kubia/1', service: 'kubia' },
      { is: 'routed', request: 'kubia.example.com/bar', service: 'bar' },
      { is: 'routed', request: 'kubia.example.com/', service: undefined },
    ],
  },
  {
    what: 'a fragment of an Ingress with two hosts',
    written: `spec:
  rules:
  - host: foo.example.com 
    http: 
      paths:
      - path: /
        backend:
          serviceName: foo 
          servicePort: 80 
  - host: bar.example.com 
    http: 
      paths:
      - path: / 
        backend: 
          serviceName: bar 
          servicePort: 80
`,
    refused: {
      by: 'kubectl',
      line: 'error: error validating "note.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
    },
    wrapper: 'apiVersion, kind and name above it',
    repaired: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: kubia
spec:
  rules:
    - host: foo.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: foo, port: { number: 80 } } }
    - host: bar.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: bar, port: { number: 80 } } }
`,
    beside: `apiVersion: v1
kind: Service
metadata:
  name: foo
spec:
  selector: { app: foo }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata:
  name: bar
spec:
  selector: { app: bar }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    shows: [
      { is: 'routed', request: 'foo.example.com/a', service: 'foo' },
      { is: 'routed', request: 'bar.example.com/', service: 'bar' },
    ],
  },
  {
    what: 'an Ingress with TLS, its first line indented',
    written: `  apiVersion: extension/v1beta1
kind: Ingress

metadata:
  name: kubia
spec:
  tls:
  - hosts: 
  - kubia.example.com 
  secretName: tls-secret 
  rules:
  - host: kubia.exampele.com 
  http:
  paths:
  - path: / 
  backend:
  serviceName: kubia-nodeport 
  servicePort: 80  
`,
    refused: {
      by: 'kubectl',
      line: 'error: error validating "note.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false',
    },
    repaired: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: kubia
spec:
  tls:
    - hosts: [kubia.example.com]
      secretName: tls-secret
  rules:
    - host: kubia.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: kubia-nodeport, port: { number: 80 } } }
`,
    beside: `apiVersion: v1 
kind: Service 
metadata:
  name: kubia-nodeport 
spec: 
  type: NodePort 
  ports:
    - port: 80 
      targetPort: 8080 
      nodePort: 30123 
  selector:
    app: kubia
`,
    shows: [
      { is: 'routed', request: 'kubia.example.com/', service: 'kubia-nodeport' },
      { is: 'routed', request: 'kubia.exampele.com/', service: undefined },
    ],
  },
  {
    what: 'the two first lines of a ReplicationController',
    written: `apiVersion: v1 
kind: ReplicationController 
`,
    refused: { by: 'kubectl', line: 'resource name may not be empty' },
    wrapper: 'a name and a template with the probe that the notes speak of',
    repaired: `apiVersion: v1
kind: ReplicationController
metadata:
  name: kubia
spec:
  replicas: 1
  selector: { app: kubia }
  template:
    metadata:
      labels: { app: kubia }
    spec:
      containers:
        - name: kubia
          image: luksa/kubia
          readinessProbe:
            exec:
              command: [ls, /var/ready]
`,
    beside: `apiVersion: v1
kind: Service
metadata:
  name: kubia
spec:
  selector: { app: kubia }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    shows: [{ is: 'ready-after', url: 'http://kubia/', file: '/var/ready' }],
  },
  {
    what: 'a Pod with two probes',
    written: `apiVersion: v1
kind: Pod
metadata:
  name: goproxy
  labels:
    app: goproxy
spec:
  containers:
    - name: goproxy
      image: registry.k8s.io/goproxy:0.1
      ports:
        - containerPort: 8080
      readinessProbe:
        tcpSocket:
          port: 8080
        initialDelaySeconds: 5
        periodSeconds: 10
      livenessProbe:
        tcpSocket:
          port: 8080
        initialDelaySeconds: 15
        periodSeconds: 20
`,
    repaired: `apiVersion: v1
kind: Pod
metadata:
  name: goproxy
  labels:
    app: goproxy
spec:
  containers:
    - name: goproxy
      image: registry.k8s.io/goproxy:0.1
      ports:
        - containerPort: 8080
      readinessProbe:
        tcpSocket:
          port: 8080
        initialDelaySeconds: 5
        periodSeconds: 10
      livenessProbe:
        tcpSocket:
          port: 8080
        initialDelaySeconds: 15
        periodSeconds: 20
`,
    beside: `apiVersion: v1
kind: Service
metadata:
  name: goproxy
spec:
  selector: { app: goproxy }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    shows: [{ is: 'ends', url: 'http://goproxy/', verdict: 'answered' }],
  },
  {
    what: 'a headless Service with clusterIp',
    written: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-headless 
spec:
  clusterIp: None 
  ports: 
  - port: 80 
    targetPort: 8080 
  selector: 
    app: kubia 
`,
    refused: {
      by: 'API server',
      line: 'Error from server (BadRequest): error when creating "note.yaml": Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.clusterIp"',
    },
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-headless 
spec:
  clusterIP: None 
  ports: 
  - port: 80 
    targetPort: 8080 
  selector: 
    app: kubia 
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: kubia-ke823
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
---
apiVersion: v1
kind: Pod
metadata:
  name: kubia-2r1qp
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia }]
`,
    shows: [{ is: 'resolved', name: 'kubia-headless', addresses: 2 }],
  },
  {
    what: 'the annotation that let pods be found before they were ready',
    written: `kind: Service 
metadata:
  annotations:
    service.alpha.kubernetes.io/tolerate-unready-endpoints: "true"
`,
    refused: {
      by: 'kubectl',
      line: 'error: error validating "note.yaml": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false',
    },
    wrapper: 'apiVersion, a name, and the field that took its place',
    repaired: `apiVersion: v1 
kind: Service 
metadata: 
  name: kubia-headless 
spec:
  clusterIP: None
  publishNotReadyAddresses: true 
  ports: 
  - port: 80 
    targetPort: 8080 
  selector: 
    app: kubia 
`,
    beside: `apiVersion: v1
kind: Pod
metadata:
  name: kubia-ke823
  labels: { app: kubia }
spec:
  containers: [{ name: kubia, image: luksa/kubia, readinessProbe: { exec: { command: [ls, /var/ready] } } }]
`,
    shows: [{ is: 'resolved', name: 'kubia-headless', addresses: 1 }],
  },
]
