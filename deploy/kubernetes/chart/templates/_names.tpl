{{- define "ventral.selector" -}}
app.kubernetes.io/name: ventral
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "ventral.labels" -}}
{{ include "ventral.selector" . }}
{{ include "ventral.chartLabels" .root }}
{{- end }}

{{- define "ventral.chartLabels" -}}
app.kubernetes.io/part-of: ventral
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* Selects every pod of the release. */}}
{{- define "ventral.everyPod" -}}
app.kubernetes.io/name: ventral
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "ventral.image" -}}
{{- $registry := .root.Values.image.registry -}}
{{- $name := printf "%s%s" .component (.suffix | default "") -}}
{{- with $registry }}{{ . }}/{{ end -}}
{{- with get .root.Values.image.digests $name -}}
ventral/{{ $.component }}@{{ . }}
{{- else -}}
ventral/{{ .component }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}{{ .suffix | default "" }}
{{- end -}}
{{- end }}

{{- define "ventral.bootstrapServers" -}}
{{ .Values.kafka.bootstrapServers | default (printf "%s-kafka-bootstrap:%v" .Release.Name .Values.kafka.port) }}
{{- end }}

{{- define "ventral.ledger" -}}
{{ .Release.Name }}-ledger
{{- end }}

{{- define "ventral.jdbcUrl" -}}
{{- $url := .Values.database.url | default (printf "jdbc:postgresql://%s-rw:%v/ventral" (include "ventral.ledger" .) .Values.database.port) -}}
{{- $url -}}
{{- if include "ventral.databaseCa" . -}}
{{ ternary "&" "?" (contains "?" $url) }}sslmode=verify-full&sslrootcert=/etc/ventral/database-ca/ca.crt
{{- end -}}
{{- end }}

{{/* Secret with the certificate of the authority that the database's server is verified by. */}}
{{- define "ventral.databaseCa" -}}
{{- if .Values.database.url }}{{ .Values.database.caSecret }}{{ else }}{{ include "ventral.ledger" . }}-ca{{ end -}}
{{- end }}

{{- define "ventral.kafkaProtocol" -}}
{{- if .Values.kafka.bootstrapServers }}{{ .Values.kafka.protocol }}{{ else }}SASL_SSL{{ end -}}
{{- end }}

{{- define "ventral.kafkaCa" -}}
{{- if not .Values.kafka.bootstrapServers }}{{ .Release.Name }}-cluster-ca-cert
{{- else if hasSuffix "SSL" .Values.kafka.protocol }}{{ .Values.kafka.caSecret }}
{{- end -}}
{{- end }}

{{/* Name of a Kafka user, which is also the name of the secret with its login. */}}
{{- define "ventral.kafkaUser" -}}
{{ .root.Release.Name }}-{{ .component }}
{{- end }}

{{- define "ventral.databaseSecret" -}}
{{- if .Values.database.url }}{{ .Values.database.secret }}{{ else }}{{ include "ventral.ledger" . }}-app{{ end -}}
{{- end }}

{{/* Checks across several values, which the schema cannot express. */}}
{{- define "ventral.check" -}}
{{- $security := .Values.security -}}
{{- $authenticated := or $security.tokens.secret (hasKey .Values.gateway.env "VENTRAL_SECURITY_OIDC_ISSUER") -}}
{{- if and (not $security.allowInsecure) (or (not $security.tls.secret) (not $authenticated)) -}}
{{- fail "security: name security.tls.secret (tls.crt and tls.key) and security.tokens.secret (tokens), or set security.allowInsecure=true: the gateway listens on all interfaces of its pod" -}}
{{- end -}}
{{- $artifacts := .Values.artifacts -}}
{{- if and (not $artifacts.s3.uri) (not $artifacts.claim) -}}
{{- fail "artifacts: name artifacts.s3.uri (s3://bucket/prefix), or artifacts.claim (an existing ReadWriteMany claim): trainers, scorers and the gateway share the artifacts of checkpoints" -}}
{{- end -}}
{{- if and $artifacts.s3.uri $artifacts.claim -}}
{{- fail (printf "artifacts: both artifacts.s3.uri (%s) and artifacts.claim (%s) are set; remove one" $artifacts.s3.uri $artifacts.claim) -}}
{{- end -}}
{{- if and .Values.database.url (not .Values.database.secret) (not .Values.database.username) -}}
{{- fail (printf "database.url %s: name database.secret, which has its username and password" .Values.database.url) -}}
{{- end -}}
{{- range $name := list "renderer" "trainer" "scorer" -}}
{{- $autoscaling := (index $.Values $name).autoscaling -}}
{{- if and $autoscaling.enabled (gt (int $autoscaling.min) (int $autoscaling.max)) -}}
{{- fail (printf "%s.autoscaling.min %v is above %s.autoscaling.max %v" $name $autoscaling.min $name $autoscaling.max) -}}
{{- end -}}
{{- if and $autoscaling.enabled (not $.Values.monitoring.enabled) -}}
{{- fail (printf "%s.autoscaling follows metrics: it needs monitoring.enabled" $name) -}}
{{- end -}}
{{- end -}}
{{- if not .Values.kafka.bootstrapServers -}}
{{- $cluster := .Values.kafka.cluster -}}
{{- if gt (int $cluster.replication) (int $cluster.brokers.replicas) -}}
{{- fail (printf "kafka.cluster.replication %v is above kafka.cluster.brokers.replicas %v" $cluster.replication $cluster.brokers.replicas) -}}
{{- end -}}
{{- $tiered := $cluster.tieredStorage -}}
{{- if and $tiered.enabled $tiered.pluginImage (not (hasPrefix "/mnt/" $tiered.classPath)) -}}
{{- fail (printf "kafka.cluster.tieredStorage.classPath %s is not below /mnt/, where Strimzi lets an image be mounted" $tiered.classPath) -}}
{{- end -}}
{{- if gt (int $cluster.minInsyncReplicas) (int $cluster.replication) -}}
{{- fail (printf "kafka.cluster.minInsyncReplicas %v is above kafka.cluster.replication %v: no record could be written" $cluster.minInsyncReplicas $cluster.replication) -}}
{{- end -}}
{{- end -}}
{{- end }}
