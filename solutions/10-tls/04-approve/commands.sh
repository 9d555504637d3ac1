openssl genrsa -out jane.key 2048
openssl req -new -key jane.key -out jane.csr -subj /O=shop/CN=jane

# For this name kube-controller-manager signs: certificates of clients of the API server. For example.com/web nobody does.
kubectl apply -f - <<EOF
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata:
  name: jane
spec:
  request: $(base64 -w0 jane.csr)
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
EOF

# This one by its name. The other one asks for the group of the administrators.
kubectl certificate approve jane
# In the status everything is base64.
kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt
kubectl create secret tls jane --cert=jane.crt --key=jane.key
