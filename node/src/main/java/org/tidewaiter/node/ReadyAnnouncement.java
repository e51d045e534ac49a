package org.tidewaiter.node;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.NodeSettings;

/** Says once, in one line, that the node can be used. Scripts wait for it. */
@Component
class ReadyAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger("Tidewaiter");

    private final NodeSettings settings;

    ReadyAnnouncement(NodeSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void announce(ApplicationReadyEvent event) {
        double seconds = event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis() / 1000.0;
        LOG.info(
                "Tidewaiter ready in {} s: node {}, {}, port {}",
                String.format(Locale.ROOT, "%.1f", seconds),
                settings.node().name(),
                settings.node().part(),
                event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }
}
