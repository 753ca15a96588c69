package ventral.architecture.breach.render.scene;

import java.util.concurrent.locks.ReentrantLock;

/** Pure code that holds a lock. */
public record LockViolation(ReentrantLock lock) {}
