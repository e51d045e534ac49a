package org.tidewaiter.trials;

import java.io.IOException;
import java.util.List;
import org.tidewaiter.demo.network.NodeLayout;

/**
 * How trials start nodes, which live for seconds or minutes: with a small heap, and only what is very hot, such as cryptography, is
 * compiled well.
 */
public final class QuickStart {

    static final String HEAP = "-Xmx320m";

    private static final List<String> OPTIONS = List.of(
            "-XX:Tier4InvocationThreshold=40000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=80000",
            "-XX:Tier4BackEdgeThreshold=300000",
            HEAP);

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
