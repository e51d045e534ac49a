package org.tidewaiter.node.web;

import java.util.List;

/**
 * What an answer says when something could not be done.
 *
 * @param status HTTP status
 * @param code for programs
 * @param title in a few words
 * @param happened what happened, one or two sentences
 * @param kept what was kept and what was not
 * @param next what to do now
 * @param reference stands in the log line too, so that support finds it
 */
public record Problem(
        int status,
        String code,
        String title,
        String happened,
        String kept,
        String next,
        String reference,
        List<Fault> faults) {

    public Problem {
        faults = List.copyOf(faults);
    }
}
