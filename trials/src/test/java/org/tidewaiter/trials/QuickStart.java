package org.tidewaiter.trials;

import java.io.IOException;
import java.util.List;
import org.tidewaiter.demo.network.NodeLayout;

/** How trials start nodes, which live for seconds or minutes: compiled soon rather than well, with a small heap. */
public final class QuickStart {

    static final String HEAP = "-Xmx320m";

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", HEAP);

    private QuickStart() {}

    /** The program of this build. */
    public static NodeLayout ofThisBuild() throws IOException {
        return of(NodeLayout.ofThisBuild());
    }

    static NodeLayout of(NodeLayout program) {
        NodeLayout quick = program;
        for (String option : OPTIONS) {
            quick = quick.with(option);
        }
        return quick;
    }
}
