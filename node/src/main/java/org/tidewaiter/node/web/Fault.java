package org.tidewaiter.node.web;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with what was sent, in a page and in the API alike.
 *
 * @param path of the field, such as {@code goods[0].quantity.amount}; empty when it concerns the whole
 * @param rule code of the rule that was broken
 * @param message what is wrong and what to do, in the reader's language; never a value that a person typed
 */
public record Fault(String path, String rule, String message) {

    /** The first fault at this path, for the sentence beside the field. */
    public static Optional<String> at(List<Fault> faults, String path) {
        return faults.stream()
                .filter(fault -> fault.path().equals(path))
                .map(Fault::message)
                .findFirst();
    }
}
