{{/* Variables of every service. Variables for Java, PyTorch and GPUs are set in its image. */}}
{{- define "ventral.env.service" -}}
- name: QUARKUS_MANAGEMENT_HOST
  value: "0.0.0.0"
# health and metrics are for the kubelet and, by the network policies, for Prometheus alone
- name: VENTRAL_SECURITY_ALLOW_INSECURE_MANAGEMENT
  value: "true"
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "ventral.bootstrapServers" .root | quote }}
{{- $protocol := include "ventral.kafkaProtocol" .root }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $protocol }}
{{- if include "ventral.kafkaCa" .root }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/ventral/kafka-ca/ca.crt
{{- end }}
{{- if hasPrefix "SASL" $protocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ ternary .root.Values.kafka.mechanism "SCRAM-SHA-512" (ne .root.Values.kafka.bootstrapServers "") }}
# Kafka's client reads its login from the mounted secret; the backslash hides the reference from Quarkus
- name: KAFKA_CONFIG_PROVIDERS
  value: dir
- name: KAFKA_CONFIG_PROVIDERS_DIR_CLASS
  value: org.apache.kafka.common.config.provider.DirectoryConfigProvider
- name: KAFKA_CONFIG_PROVIDERS_DIR_PARAM_ALLOWED_PATHS
  value: /etc/ventral/kafka-user
- name: KAFKA_SASL_JAAS_CONFIG
  value: '\${dir:/etc/ventral/kafka-user:sasl.jaas.config}'
{{- end }}
{{- with .root.Values.tracing }}
{{- if .endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .endpoint | quote }}
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ .batchRatio | quote }}
{{- end }}
{{- end }}
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
- name: AWS_SHARED_CREDENTIALS_FILE
  value: /etc/ventral/artifacts-credentials/credentials
{{- else if $s3.accessKeyId }}
- name: AWS_ACCESS_KEY_ID
  value: {{ $s3.accessKeyId | quote }}
- name: AWS_SECRET_ACCESS_KEY
  value: {{ $s3.secretAccessKey | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* Files of the secrets that the gateway mounts, or the permission to do without. */}}
{{- define "ventral.env.security" -}}
{{- $security := .Values.security -}}
{{- if $security.tls.secret }}
- name: VENTRAL_SECURITY_TLS_CERTIFICATE
  value: /security/tls/tls.crt
- name: VENTRAL_SECURITY_TLS_KEY
  value: /security/tls/tls.key
{{- end }}
{{- if $security.tokens.secret }}
- name: VENTRAL_SECURITY_TOKENS
  value: /security/tokens/tokens
{{- end }}
{{- if $security.allowInsecure }}
- name: VENTRAL_SECURITY_ALLOW_INSECURE
  value: "true"
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
