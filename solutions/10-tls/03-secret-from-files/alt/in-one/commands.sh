k apply -f ingress.yaml
openssl req -x509 -newkey ec -nodes -keyout k.pem -out c.pem -days 400 -subj "/O=lab/CN=anything" -addext "subjectAltName = DNS:*.example.com"
k create secret generic tls-secret --type=kubernetes.io/tls --from-file=tls.crt=c.pem --from-file=tls.key=k.pem
curl -v --cacert c.pem https://kubia.example.com/
