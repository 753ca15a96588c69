package ventral.architecture.breach.platform.thread;

import jakarta.inject.Singleton;

/** Code of the platform that is a bean of a container. */
@Singleton
public final class ContainerViolation {}
