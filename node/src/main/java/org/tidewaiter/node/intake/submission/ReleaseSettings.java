package org.tidewaiter.node.intake.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tidewaiter.exchange.agreement.ReleaseRule;

/**
 * Who decides on a release, by the way a report came in: the keys under {@code tidewaiter.release}. A report is released
 * by itself only where an agreement says so too.
 *
 * @param manual of reports from the form
 * @param api of reports from programs
 * @param file of reports from files
 */
@ConfigurationProperties("tidewaiter.release")
public record ReleaseSettings(
        @DefaultValue("coordinator") ReleaseRule manual,
        @DefaultValue("automatic") ReleaseRule api,
        @DefaultValue("automatic") ReleaseRule file) {

    ReleaseRule of(Channel channel) {
        return switch (channel) {
            case FORM -> manual;
            case API -> api;
            case FILE -> file;
        };
    }
}
