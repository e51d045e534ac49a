package org.tidewaiter.node.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An administration that reports through this gateway.
 *
 * @param originator the authority, as ISO 3166 alpha-2 country and agency, such as {@code PL-CUSTOMS}; the originator of
 *     every report that its people record here
 * @param title the administration as people read it
 * @param mandate what entitles this gateway to sign in its name: the act and its date, as people read it
 */
public record MemberSettings(
        @NotBlank @Pattern(regexp = NodeSettings.ORIGINATOR) String originator,
        @NotNull @Valid Title title,
        @NotBlank String mandate) {

    private static final int COUNTRY_LENGTH = 2;

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return countryOf(originator);
    }

    /** The country in the name of an authority. */
    public static String countryOf(String originator) {
        return originator.substring(0, COUNTRY_LENGTH);
    }
}
