package org.tidewaiter.node.checkup;

import java.util.List;

/** Looks at one part of the node, in at most some seconds, and changes nothing. */
public interface Checkup {

    List<Finding> look();
}
