kubectl label pod/lines-cluster page=front
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: lines-admin-front-http
spec:
  type: LoadBalancer
  selector:
    page: front
  ports:
    - port: 80
EOF
