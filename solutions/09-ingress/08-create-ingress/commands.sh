# The certificates that you need. Leave these four commands as they are.
openssl req -x509 -newkey rsa:2048 -nodes -keyout a.key -out a.cert -days 365 -subj /CN=simple.example.com -addext subjectAltName=DNS:simple.example.com
kubectl create secret tls my-cert --cert=a.cert --key=a.key
openssl req -x509 -newkey rsa:2048 -nodes -keyout b.key -out b.cert -days 365 -subj /CN=example.com -addext subjectAltName=DNS:secret.example.com,DNS:default.example.com
kubectl create secret tls secret1 --cert=b.cert --key=b.key

# No star: Exact. tls=NAME puts the host of this rule under spec.tls.
kubectl create ingress simple --rule="simple.example.com/bar=shop:8080,tls=my-cert"
# No host: for every host. A port by its name. The other seven are of the cluster's default class without a --class.
kubectl create ingress catch-all --class=otheringress --rule="/path=shop:web"
# Annotations are for one controller; each needs a flag of its own.
kubectl create ingress annotated --rule="annotated.example.com/bar=shop:web,tls" --annotation nginx.ingress.kubernetes.io/rewrite-target=/ --annotation nginx.ingress.kubernetes.io/ssl-redirect=false
kubectl create ingress multipath --rule="multipath.example.com/=shop:web" --rule="multipath.example.com/admin/=admin:console"
# A star at the end: Prefix.
kubectl create ingress ingress1 --rule="one.example.com/path*=shop:8080" --rule="two.example.com/admin*=admin:console"
# tls without a name: the controller's own certificate.
kubectl create ingress ingtls --rule="tls.example.com/=shop:web,tls" --rule="tls.example.com/path/subpath*=files:8080"
# Prefix / is everything.
kubectl create ingress ingsecret --rule="secret.example.com/*=shop:8080,tls=secret1"
kubectl create ingress ingdefault --default-backend=fallback:web --rule="default.example.com/shop*=shop:8080,tls=secret1"
