openssl req -new -newkey ec -nodes -keyout k.pem -out r.pem -subj /O=shop/CN=jane
cat > csr.yaml <<EOF
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: jane }
spec:
  request: $(base64 r.pem | tr -d '\n')
  signerName: kubernetes.io/kube-apiserver-client
  expirationSeconds: 86400
  usages: [digital signature, key encipherment, client auth]
EOF
k create -f csr.yaml
k certificate deny mallory
k certificate approve csr/jane
k apply -f - <<EOF
apiVersion: v1
kind: Secret
metadata: { name: jane }
type: kubernetes.io/tls
data:
  tls.crt: $(k get csr jane -o jsonpath={.status.certificate})
  tls.key: $(base64 -w0 k.pem)
EOF
