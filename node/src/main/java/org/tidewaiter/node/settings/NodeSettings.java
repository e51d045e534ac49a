package org.tidewaiter.node.settings;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys under {@code tidewaiter} of a node's configuration.
 *
 * @param node who this node is
 * @param data folder of everything that this node keeps outside its database, and of the embedded database
 * @param programs folder under which the embedded PostgreSQL is unpacked once, which several nodes of one machine may
 *     share; {@code programs} under {@code data} when absent
 * @param database an external database; the embedded one is used when it is absent
 * @param exchange where partners reach this node
 * @param partners the nodes that this one exchanges with, beside those that join by invitation while it runs
 * @param issuers nodes whose reports come through a partner
 * @param authorities those whose word on who issues their reports is known here by their key
 * @param members on a gateway the administrations that report through it; their country is the first part of their name
 * @param agreements files of the agreements with them, each signed by both sides; JSON with {@code bySender} and
 *     {@code byReceiver}
 * @param pseudonymHub name of the hub for which case pseudonyms are made; the systems of one country that feed the same
 *     hub must agree on it, and on the secret in {@code pseudonym.key} of their data folders
 * @param tour file of a demonstration that names the case of its tour; none on a node that is no demonstration
 * @param demonstration whether the pages say that everything here is for show
 */
@Validated
@ConfigurationProperties("tidewaiter")
public record NodeSettings(
        @NotNull @Valid Node node,
        @DefaultValue("tidewaiter-data") Path data,
        @Nullable Path programs,
        @Nullable @Valid Database database,
        @DefaultValue @Valid Exchange exchange,
        @DefaultValue List<@Valid PartnerSettings> partners,
        @DefaultValue List<@Valid IssuerSettings> issuers,
        @DefaultValue List<@Valid AuthoritySettings> authorities,
        @DefaultValue List<@Valid MemberSettings> members,
        @DefaultValue List<Path> agreements,

        @DefaultValue("GLOBAL") @Pattern(regexp = NodeSettings.NAME)
        String pseudonymHub,

        @Nullable Path tour,

        @DefaultValue("false") boolean demonstration) {

    static final String NAME = "[A-Z0-9][A-Z0-9-]{1,19}";
    static final String ORIGINATOR = "[A-Z]{2}-[A-Z0-9-]{2,20}";

    public NodeSettings {
        data = data.toAbsolutePath().normalize();
        programs = programs == null
                ? data.resolve("programs")
                : programs.toAbsolutePath().normalize();
        partners = List.copyOf(partners);
        issuers = List.copyOf(issuers);
        authorities = List.copyOf(authorities);
        members = List.copyOf(members);
        agreements = agreements.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .toList();
    }

    /** Where the embedded PostgreSQL's programs are; never absent. */
    @Override
    public Path programs() {
        return requireNonNull(programs);
    }

    @AssertTrue(message = "a gateway needs members, each once, and no other node has any")
    boolean isMembersGivenExactlyOnAGateway() {
        long different =
                members.stream().map(MemberSettings::originator).distinct().count();
        return different == members.size() && (node.part() == NodePart.GATEWAY) != members.isEmpty();
    }

    @AssertTrue(message = "an authority has one key")
    boolean isEachAuthorityNamedOnce() {
        return authorities.stream()
                        .map(AuthoritySettings::originator)
                        .distinct()
                        .count()
                == authorities.size();
    }

    /** The member of that name, if this node is its gateway. */
    public Optional<MemberSettings> member(String originator) {
        return members.stream()
                .filter(member -> member.originator().equals(originator))
                .findFirst();
    }

    /**
     * The authority in whose name somebody reports: on a national node its own, on a gateway the member that the person
     * belongs to, on a hub none.
     *
     * @param member that the person belongs to, if any
     */
    public Optional<String> reporting(Optional<String> member) {
        return Optional.ofNullable(node.originator())
                .or(() -> member.filter(name -> member(name).isPresent()));
    }

    /**
     * Who a node is.
     *
     * @param name short and unique in the network, such as {@code EE}; 2 to 20 capitals, digits and hyphens
     * @param title the organisation as people read it
     * @param part the part it plays; recorded at the first start and never changed
     * @param originator on a national node the authority in whose name it reports, as ISO 3166 alpha-2 country and
     *     agency, such as {@code EE-CUSTOMS}
     */
    public record Node(
            @NotBlank @Pattern(regexp = NAME) String name,
            @NotNull @Valid Title title,
            @NotNull NodePart part,
            @Nullable @Pattern(regexp = ORIGINATOR) String originator) {

        @AssertTrue(message = "a national node needs an originator, and no other node has one")
        boolean isOriginatorGivenExactlyWhenNational() {
            return (part == NodePart.NATIONAL) == (originator != null);
        }
    }

    /**
     * A PostgreSQL server that somebody else runs.
     *
     * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
     * @param user who owns the database
     * @param password the user's password
     */
    public record Database(
            @NotBlank @Pattern(regexp = "jdbc:postgresql:.+")
            String url,

            @NotBlank String user,
            @NotNull String password) {

        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /**
     * Where partners reach this node.
     *
     * @param port TCP port of the exchange, apart from the port of the pages; 0 for any free one
     */
    public record Exchange(
            @Min(0) @Max(65_535) @DefaultValue("9443") int port) {}
}
