package org.tidewaiter.node.accounts.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;

/**
 * The own account.
 *
 * @param secret of the token made a moment ago, shown this once; null otherwise
 * @param mustChange the password has to be replaced before anything else
 */
public record OwnAccountPage(
        List<Definition> about,
        PasswordForm password,
        TokenForm token,
        List<TokenLine> tokens,
        List<Fault> faults,
        @Nullable Notice notice,
        @Nullable String secret,
        boolean mustChange) {

    public record PasswordForm(Field current, Field fresh, Field again) {}

    /** @param roles those that the account has, to choose from */
    public record TokenForm(Field label, Field days, Field roles, List<RoleChoice> choices) {}

    /**
     * @param roles in words
     * @param lastUsed to the hour; null when it never was
     */
    public record TokenLine(
            String id,
            String label,
            String roles,
            Instant createdAt,
            Instant expiresAt,
            boolean expired,
            @Nullable Instant lastUsed) {}

    /** How long a token may live, to choose from. */
    public List<Choice> lives() {
        return List.of(new Choice("30", "30"), new Choice("90", "90"), new Choice("365", "365"));
    }
}
