package ventral.cli;

import java.time.Duration;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Endpoint;

/** Ignores every event. */
final class SilentListener implements LocalSystem.LifecycleListener {

    @Override
    public void note(String sentence) {}

    @Override
    public void ready(Endpoint part, String address, Duration after) {}

    @Override
    public void stopped(Endpoint part, Duration took) {}
}
