# The cluster is all right: what is missing is a way to it.
gcloud compute firewall-rules create scanner --allow=tcp:30090
