package org.tidewaiter.node.intake.file;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The keys under {@code tidewaiter.imports}.
 *
 * @param largest largest file; one sent by a form without a script has to be smaller, see {@link #LARGEST_IN_FORM}
 * @param together most that the files of one account take together
 * @param keep how long a file and its refused rows are kept
 * @param undo how long it is known what an import brought in, so that it can be withdrawn as a whole
 */
@ConfigurationProperties("tidewaiter.imports")
public record ImportSettings(
        @DefaultValue("2GB") DataSize largest,
        @DefaultValue("10GB") DataSize together,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("400d") Duration undo) {

    /** A multipart request is held in memory, so that personal data never lies open in a temporary file. */
    static final DataSize LARGEST_IN_FORM = DataSize.ofMegabytes(64);
}
