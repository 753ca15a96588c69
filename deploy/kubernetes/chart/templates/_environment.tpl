{{/* Variables of every service. Variables for Java, PyTorch and GPUs are set in its image. */}}
{{- define "ventral.env.service" -}}
- name: QUARKUS_HTTP_HOST
  value: "0.0.0.0"
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "ventral.bootstrapServers" .root | quote }}
{{- with .values.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{/* Variables of services that read or write artifacts of checkpoints: .prefix is VENTRAL_TRAINER, … */}}
{{- define "ventral.env.artifacts" -}}
{{- $s3 := .root.Values.artifacts.s3 -}}
{{- if $s3.uri }}
- name: {{ .prefix }}_S3_REGION
  value: {{ $s3.region | quote }}
{{- with $s3.endpoint }}
- name: {{ $.prefix }}_S3_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- if $s3.secret }}
- name: AWS_ACCESS_KEY_ID
  valueFrom:
    secretKeyRef:
      name: {{ $s3.secret }}
      key: access-key-id
- name: AWS_SECRET_ACCESS_KEY
  valueFrom:
    secretKeyRef:
      name: {{ $s3.secret }}
      key: secret-access-key
{{- else if $s3.accessKeyId }}
- name: AWS_ACCESS_KEY_ID
  value: {{ $s3.accessKeyId | quote }}
- name: AWS_SECRET_ACCESS_KEY
  value: {{ $s3.secretAccessKey | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "ventral.env.database" -}}
{{- $secret := include "ventral.databaseSecret" . -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ include "ventral.jdbcUrl" . | quote }}
{{- range $key, $variable := dict "username" "QUARKUS_DATASOURCE_USERNAME" "password" "QUARKUS_DATASOURCE_PASSWORD" }}
- name: {{ $variable }}
{{- if $secret }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $key }}
{{- else }}
  value: {{ index $.Values.database $key | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "ventral.env.more" -}}
{{- range $name, $value := . }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
