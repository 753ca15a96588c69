<#-- One artifact a line, with the names of its licences as its pom has them, separated by tabs. -->
<#list dependencyMap as entry>
<#assign artifact = entry.getKey() />
${artifact.groupId}:${artifact.artifactId}<#list entry.getValue() as licence>	${licence}</#list>
</#list>
