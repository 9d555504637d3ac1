openssl genrsa -out tls.key 2048
# -days, and a subject behind -subj. Clients read the names behind DNS:, and CN no more.
openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj /CN=kubia.example.com -addext subjectAltName=DNS:kubia.example.com
# Under the name that the Ingress looks for.
kubectl create secret tls tls-secret --cert=tls.cert --key=tls.key
kubectl apply -f ingress.yaml
# Whoever trusts this one certificate is told the truth; -k would have believed any.
curl -s --cacert tls.cert https://kubia.example.com/kubia
