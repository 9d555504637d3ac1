# One command a line, as you would type it at a prompt. As the notes say it:
openssl genrsa -out tls.key 2048
openssl req -new -x509 -key tls.key -out tls.cert -day 360 -subj
kubectl create secret tls tls-secret --cert=tls.cert --key=tls.key
kubectl apply -f ingress.yaml
