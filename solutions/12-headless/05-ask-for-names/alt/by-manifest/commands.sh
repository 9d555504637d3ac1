k apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata: { name: dnsutils }
spec:
  containers:
    - name: dnsutils
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      args: [pause]
EOF
k exec dnsutils -i -- sh -c 'for NAME in kubia kubia-headless; do dig +short $NAME.default.svc.cluster.local; done; tail /etc/resolv.conf'
