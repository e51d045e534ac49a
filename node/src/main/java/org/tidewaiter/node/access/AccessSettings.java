package org.tidewaiter.node.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys under {@code tidewaiter} about who may come in.
 *
 * @param accounts made at the first start of a node without accounts, and never looked at again
 * @param access sessions and monitoring
 */
@Validated
@ConfigurationProperties("tidewaiter")
public record AccessSettings(
        @DefaultValue List<@Valid FirstAccount> accounts,
        @DefaultValue @Valid Access access) {
    public AccessSettings {
        accounts = List.copyOf(accounts);
    }

    /**
     * @param sessionIdle after this long without a request a session ends
     * @param sessionLongest after this long a session ends in any case
     * @param scrapeToken lets a monitoring system read {@code /actuator/prometheus} as a bearer, 32 characters or more
     */
    public record Access(
            @DefaultValue("30m") Duration sessionIdle,
            @DefaultValue("12h") Duration sessionLongest,
            @Nullable String scrapeToken) {

        /**
         * The token that lets a monitoring system in, if there is one.
         *
         * @throws AccessRefusedException if it is too short or no visible ASCII
         */
        Optional<String> monitoring() {
            if (scrapeToken != null && !scrapeToken.matches("[\\x21-\\x7e]{32,}")) {
                throw new AccessRefusedException(
                        "tidewaiter.access.scrape-token is not 32 or more visible characters of ASCII");
            }
            return Optional.ofNullable(scrapeToken);
        }

        @Override
        public String toString() {
            return "Access[sessionIdle=" + sessionIdle + ", sessionLongest=" + sessionLongest + "]";
        }
    }

    /**
     * An account to begin with. With neither password nor password file it has tokens only.
     *
     * @param name typed at sign-in: 3 to 64 of lower-case letters, digits, dots, hyphens and underscores
     * @param displayName as pages greet the person; the name if absent
     * @param roles one or more
     * @param password at least 12 characters; rather use a file
     * @param passwordFile whose first line is the password
     * @param region code of a WCO region whose countries are seen: ESA, EUROPE, AP, MENA, AMS or WCA
     * @param countries ISO 3166-1 alpha-2 codes seen beside the region's; with neither, all are seen
     * @param office whose cases an officer shares
     * @param member on a gateway the originator of the member that the account belongs to; without one it is of the
     *     gateway's own people
     * @param language of pages, {@code en} or {@code fr}
     * @param token an API token with all roles of the account, valid for a year: {@code tw_} and 43 characters of
     *     base64url, from a good random source
     */
    public record FirstAccount(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]")
            String name,

            @Nullable String displayName,
            @NotEmpty Set<@NotNull Role> roles,
            @Nullable String password,
            @Nullable Path passwordFile,
            @Nullable String region,
            @DefaultValue Set<@Pattern(regexp = "[A-Z]{2}") String> countries,
            @Nullable String office,
            @Nullable String member,
            @DefaultValue("en") @Pattern(regexp = "en|fr") String language,

            @Nullable String token) {
        @Override
        public String toString() {
            return "FirstAccount[name=" + name + ", roles=" + roles + "]";
        }
    }
}
