{{- define "ventral.policy" -}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}
  labels:
    {{- include "ventral.everyPod" .root | nindent 4 }}
    {{- include "ventral.chartLabels" .root | nindent 4 }}
spec:
{{- end }}
{{- define "ventral.podsOf" -}}
podSelector:
  matchLabels:
    {{- include "ventral.everyPod" .root | nindent 4 }}
  matchExpressions:
    - key: app.kubernetes.io/component
      operator: In
      values:
        {{- range .components }}
        - {{ . }}
        {{- end }}
{{- end }}
{{- define "ventral.peers" -}}
- podSelector:
    matchLabels:
      {{- include "ventral.everyPod" .root | nindent 6 }}
    matchExpressions:
      - key: app.kubernetes.io/component
        operator: In
        values:
          {{- range .components }}
          - {{ . }}
          {{- end }}
{{- end }}
