# One command a line, as you would type it at a prompt. As the notes say it, with the double dash lost on the way:
kubectl get po
kubectl exec kubia-2r1qp touch /var/ready
kubectl get po kubia-2r1qb
