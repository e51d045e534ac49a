package org.tidewaiter.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offenders as numbers and nationalities; who they are is nominal.
 *
 * @param count number of offenders, 0 if none was found
 * @param profiles one for each offender of whom something is known
 */
public record Offenders(@Nullable Integer count, List<Profile> profiles) {

    public Offenders {
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /**
     * @param nationality ISO 3166-1 alpha-2
     * @param sex ISO 5218
     * @param ageBand code of the list {@code age-band}
     * @param role code of the list {@code offender-role}
     */
    public record Profile(
            @Nullable String nationality,
            @Nullable String sex,
            @Nullable String ageBand,
            @Nullable String role) {}
}
