# A key that stays with jane, and a request with her name and her group in it.
openssl genrsa -out jane.key 2048
openssl req -new -key jane.key -out jane.csr -subj /O=shop/CN=jane

kubectl apply -f - <<EOF
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata:
  name: jane
spec:
  request: $(base64 -w0 jane.csr)
  signerName: example.com/web
  usages: [client auth]
EOF

# As the notes say it:
kubectl certificate approve <name of the CSR>

# TODO: fetch the certificate, and make the Secret.
