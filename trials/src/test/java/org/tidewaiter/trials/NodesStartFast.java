package org.tidewaiter.trials;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tidewaiter.demo.network.Prepare;

/**
 * Makes the start-up cache of the node before the first trial, as the launcher does it for people: trials start many nodes.
 * Found by its name among the services.
 */
public final class NodesStartFast implements BeforeAllCallback {

    private static boolean made;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        makeOnce();
    }

    private static synchronized void makeOnce() throws IOException {
        if (!made) {
            Prepare.main(new String[0]);
            made = true;
        }
    }
}
