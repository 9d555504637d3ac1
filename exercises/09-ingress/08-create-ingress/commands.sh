# The certificates that you need. Leave these four commands as they are.
openssl req -x509 -newkey rsa:2048 -nodes -keyout a.key -out a.cert -days 365 -subj /CN=simple.example.com -addext subjectAltName=DNS:simple.example.com
kubectl create secret tls my-cert --cert=a.cert --key=a.key
openssl req -x509 -newkey rsa:2048 -nodes -keyout b.key -out b.cert -days 365 -subj /CN=example.com -addext subjectAltName=DNS:secret.example.com,DNS:default.example.com
kubectl create secret tls secret1 --cert=b.cert --key=b.key

# The first form of the notes, with the names of this shop. Seven more are yours.
kubectl create ingress simple --rule="simple.example.com/bar=shop:8080"
