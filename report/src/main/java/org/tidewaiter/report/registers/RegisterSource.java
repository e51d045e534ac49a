package org.tidewaiter.report.registers;

import org.tidewaiter.report.vocabulary.Labels;

/**
 * Where a register that comes with this program is from.
 *
 * @param name short and stable, such as {@code ports}
 * @param edition of the source
 * @param licence under which its data may be passed on
 * @param verified what of it was checked, and what was not
 */
public record RegisterSource(
        String name, String edition, String source, String licence, String verified, Labels title) {}
