gcloud compute firewall-rules delete page --quiet
gcloud compute firewall-rules create page --allow=tcp:30080,tcp:30090
