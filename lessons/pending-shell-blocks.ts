/**
 * Commands that lessons show and that no test runs yet: there is no prompt to type them at.
 * The test keeps this list exact, in both directions, so that it can only shrink with the day they run.
 */
export const pendingShellBlocks: readonly string[] = [
  'curl -k -v https://kubia.example.com/kubia',
  'for n in 1 2 3 4 5 6; do kubectl exec client -- curl -s http://web | grep Hostname; done',
  'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123',
  'kubectl create deployment web --image=traefik/whoami --replicas=3',
  'kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert" --dry-run=client -o yaml',
  'kubectl create secret tls tls-secret --cert=tls.cert --key=tls.key',
  'kubectl describe service web',
  'kubectl exec kubia-2r1qp -- touch /var/ready',
  'kubectl expose deployment web --port=80',
  'kubectl get ingressclasses',
  'kubectl get nodes -o wide',
  'kubectl get pod kubia-2r1qp',
  'kubectl get pods --all-namespaces',
  'kubectl get service kubia-loadbalancer',
  'kubectl get service kubia-nodeport',
  'kubectl label pod kubia-2r1qp enabled-',
  'kubectl run client --image=curlimages/curl --command -- sleep infinity',
  'minikube addons enable ingress',
  'openssl genrsa -out tls.key 2048',
  'openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj /CN=kubia.example.com -addext "subjectAltName=DNS:kubia.example.com"',
  'openssl x509 -noout -ext subjectAltName -in tls.cert',
]
