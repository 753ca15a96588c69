{{/*
The Deployment of one service. Keys of the dict: root, component, values, port, env (a list as YAML), rolling (false for a
service that may run only once), limits (a map), dataClaim, artifacts ("", "rw" or "ro"), ports (a list as YAML), secrets
(a map of folders below /security to names of secrets, which may be empty).
*/}}
{{- define "ventral.workload" -}}
{{- $gpu := and (hasKey .values "gpu") .values.gpu.enabled -}}
{{- $spot := and (hasKey .values "spot") .values.spot.enabled -}}
{{- $claim := and .artifacts .root.Values.artifacts.claim -}}
{{- $secrets := include "ventral.secretFiles" . | fromYaml -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .root.Release.Name }}-{{ .component }}
  labels:
    {{- include "ventral.labels" . | nindent 4 }}
spec:
  {{- if not (and (hasKey .values "autoscaling") .values.autoscaling.enabled) }}
  replicas: {{ .values.replicas | default 1 }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    {{- if .rolling }}
    # one at a time, without an extra pod, for which there may be no room or GPU
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 0
      maxUnavailable: 1
    {{- else }}
    type: Recreate
    {{- end }}
  selector:
    matchLabels:
      {{- include "ventral.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "ventral.labels" . | nindent 8 }}
    spec:
      {{- if .root.Values.serviceAccount.create }}
      serviceAccountName: {{ .root.Release.Name }}
      {{- end }}
      automountServiceAccountToken: false
      # otherwise the service ventral-gateway adds VENTRAL_GATEWAY_ variables, which are unknown keys and an error
      enableServiceLinks: false
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile:
          type: RuntimeDefault
      {{- if and $gpu .root.Values.gpu.runtimeClassName }}
      runtimeClassName: {{ .root.Values.gpu.runtimeClassName }}
      {{- end }}
      nodeSelector:
        kubernetes.io/os: linux
        kubernetes.io/arch: amd64
      {{- if or $gpu $spot }}
      affinity:
        nodeAffinity:
          {{- if $gpu }}
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  {{- toYaml .root.Values.gpu.nodeAffinity | nindent 18 }}
          {{- end }}
          {{- if $spot }}
          preferredDuringSchedulingIgnoredDuringExecution:
            {{- range .root.Values.spot.nodeLabels }}
            - weight: 100
              preference:
                matchExpressions:
                  - key: {{ .key }}
                    operator: In
                    values:
                      - {{ .value | quote }}
            {{- end }}
          {{- end }}
      tolerations:
        {{- if $gpu }}
        {{- toYaml .root.Values.gpu.tolerations | nindent 8 }}
        {{- end }}
        {{- if $spot }}
        {{- toYaml .root.Values.spot.tolerations | nindent 8 }}
        {{- end }}
      {{- end }}
      {{- if .rolling }}
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "ventral.selector" $ | nindent 14 }}
        {{- end }}
      {{- end }}
      containers:
        - name: {{ .component }}
          image: {{ include "ventral.image" . | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          env:
            {{- .env | trim | nindent 12 }}
          ports:
            {{- .ports | trim | nindent 12 }}
          {{- if .root.Values.probes.enabled }}
          # loading native libraries and creating a graphics context takes long on a busy node; readiness waits for the ledger
          startupProbe:
            httpGet:
              path: /q/health/started
              port: management
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 120
          readinessProbe:
            httpGet:
              path: /q/health/ready
              port: management
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          livenessProbe:
            httpGet:
              path: /q/health/live
              port: management
            periodSeconds: 20
            timeoutSeconds: 10
            failureThreshold: 6
          {{- end }}
          resources:
            {{- toYaml .resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- range $name, $secret := $secrets }}
            - name: {{ $name }}
              mountPath: /etc/ventral/{{ $name }}
              readOnly: true
            {{- end }}
            {{- if $claim }}
            - name: artifacts
              mountPath: /artifacts
              readOnly: {{ eq .artifacts "ro" }}
            {{- end }}
            {{- if .dataClaim }}
            - name: data
              mountPath: /data
              readOnly: true
            {{- end }}
            {{- range $folder, $secret := .secrets }}
            {{- if $secret }}
            - name: {{ $folder }}
              mountPath: /security/{{ $folder }}
              readOnly: true
            {{- end }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: {{ .values.tmp }}
        {{- range $name, $secret := $secrets }}
        - name: {{ $name }}
          secret:
            secretName: {{ $secret.name }}
            # read by the pod's group, see fsGroup
            defaultMode: 0440
            items:
              - key: {{ $secret.key }}
                path: {{ $secret.key }}
        {{- end }}
        {{- if $claim }}
        - name: artifacts
          persistentVolumeClaim:
            claimName: {{ .root.Values.artifacts.claim }}
        {{- end }}
        {{- if .dataClaim }}
        - name: data
          persistentVolumeClaim:
            claimName: {{ .dataClaim }}
            readOnly: true
        {{- end }}
        {{- range $folder, $secret := .secrets }}
        {{- if $secret }}
        - name: {{ $folder }}
          secret:
            secretName: {{ $secret }}
            # read by the pod's group, see fsGroup
            defaultMode: 0440
        {{- end }}
        {{- end }}
{{- end }}

{{/* Secrets of which one key is mounted as a file in /etc/ventral, by name of the volume. */}}
{{- define "ventral.secretFiles" -}}
{{- $files := dict -}}
{{- if hasPrefix "SASL" (include "ventral.kafkaProtocol" .root) -}}
{{- $_ := set $files "kafka-user" (dict "name" (include "ventral.kafkaUser" .) "key" "sasl.jaas.config") -}}
{{- end -}}
{{- with include "ventral.kafkaCa" .root -}}
{{- $_ := set $files "kafka-ca" (dict "name" . "key" "ca.crt") -}}
{{- end -}}
{{- if eq .component "gateway" -}}
{{- with include "ventral.databaseCa" .root -}}
{{- $_ := set $files "database-ca" (dict "name" . "key" "ca.crt") -}}
{{- end -}}
{{- end -}}
{{- if and .artifacts .root.Values.artifacts.s3.uri .root.Values.artifacts.s3.secret -}}
{{- $_ := set $files "artifacts-credentials" (dict "name" .root.Values.artifacts.s3.secret "key" "credentials") -}}
{{- end -}}
{{- toYaml $files -}}
{{- end }}

{{/* Resources of a worker: as many cores as threads, so that steps do not wait for cores and stay bit-identical. */}}
{{- define "ventral.workerResources" -}}
{{- $limits := dict "cpu" (toString .values.threads) "memory" .values.memory -}}
{{- if .values.gpu.enabled -}}
{{- $limits = merge $limits (dict .root.Values.gpu.resource (toString .root.Values.gpu.count)) -}}
{{- end -}}
{{- dict "requests" $limits "limits" $limits | toYaml -}}
{{- end }}
