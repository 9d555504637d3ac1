# One command a line, as you would type it at a prompt. As the notes say it:
kubectl get svc kubia-nodeport
gcloud copute firewall-rules create kubia-svc --allow=tcp:30123
