package org.tidewaiter.node.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.node.settings.Title;

/** The nodes that this one exchanges with now, from the configuration file and those that joined since. */
public interface KnownPartners {

    /** Their names; those of the configuration first. */
    List<String> names();

    /** The partner as people read it; empty if this node knows none of that name. */
    Optional<Title> title(String name);

    /** The authorities for which the partner issues reports; none if this node knows none of that name. */
    Set<String> originators(String name);
}
