k label po kubia-2r1qz enabled=false --overwrite
for POD in $(k get po -l app=kubia -o name); do
  k exec "$POD" -- sh -c '> /var/ready'
done
k wait --for=condition=Ready po -l app=kubia --timeout=60s
