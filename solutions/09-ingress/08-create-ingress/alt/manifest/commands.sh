# The certificates that you need. Leave these four commands as they are.
openssl req -x509 -newkey rsa:2048 -nodes -keyout a.key -out a.cert -days 365 -subj /CN=simple.example.com -addext subjectAltName=DNS:simple.example.com
kubectl create secret tls my-cert --cert=a.cert --key=a.key
openssl req -x509 -newkey rsa:2048 -nodes -keyout b.key -out b.cert -days 365 -subj /CN=example.com -addext subjectAltName=DNS:secret.example.com,DNS:default.example.com
kubectl create secret tls secret1 --cert=b.cert --key=b.key

k create ing simple --class nginx --rule 'simple.example.com/bar=shop:web,tls=my-cert'
k create ing catch-all --class otheringress --rule '/path=shop:8080'
k create ing annotated --class nginx --rule 'annotated.example.com/bar=shop:8080,tls'
k annotate ing annotated nginx.ingress.kubernetes.io/rewrite-target=/ nginx.ingress.kubernetes.io/ssl-redirect=false
k create ing ingress1 --rule 'two.example.com/admin*=admin:9090' --rule 'one.example.com/path*=shop:web'
k create ing ingsecret --rule 'secret.example.com/*=shop:web,tls=secret1'
k create ing ingdefault --rule 'default.example.com/shop*=shop:8080,tls=secret1' --default-backend fallback:80
kubectl apply -f - <<EOF
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: multipath
spec:
  rules:
    - host: multipath.example.com
      http:
        paths:
          - path: /admin/
            pathType: Exact
            backend: { service: { name: admin, port: { name: console } } }
          - path: /
            pathType: Exact
            backend: { service: { name: shop, port: { number: 8080 } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ingtls
spec:
  ingressClassName: nginx
  tls:
    - hosts: [tls.example.com]
  rules:
    - host: tls.example.com
      http:
        paths:
          - path: /path/subpath
            pathType: Prefix
            backend: { service: { name: files, port: { number: 8080 } } }
          - path: /
            pathType: Exact
            backend: { service: { name: shop, port: { name: web } } }
EOF
